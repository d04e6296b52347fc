package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import dev.cctally.testkit.corpus.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A model that came out yesterday: its tokens count, and its name is told. */
final class KeepsUnknownModels implements Rule {
  private static final String NEW = "Conformance-New-";

  @Override
  public String title() {
    return "counts the tokens of models it does not know, and does not invent a price";
  }

  @Override
  public void check(Subject subject) throws IOException {
    PriceBook prices = subject.prices();
    for (Log log : subject.logs()) {
      Set<String> models = models(log.events());
      byte[] content =
          log.text()
              .mapValues(value ->
                  value instanceof Json.Text(String text) && models.contains(text.strip())
                      ? new Json.Text(renamed(text.strip()))
                      : value)
              .content();
      List<UsageEvent> plain = usage(log.events());
      List<UsageEvent> found = usage(log.events(content));
      assertThat(found).as("%s: usage with new models", log.name()).hasSameSizeAs(plain);
      Set<String> kept = new HashSet<>();
      for (int i = 0; i < plain.size(); i++) {
        UsageEvent event = found.get(i);
        assertThat(event.tokens())
            .as("%s: tokens of a new model", log.name())
            .isEqualTo(plain.get(i).tokens());
        if (event.model().equals(renamed(plain.get(i).model()))) {
          kept.add(plain.get(i).model());
        }
        if (!event.model().equals(plain.get(i).model())) {
          assertThat(prices.quote(event.model(), event.atMicros()))
              .as("quote for %s, which nobody knows", event.model())
              .isNotInstanceOf(Quote.Priced.class);
        }
      }
      for (String model : models) {
        assertThat(kept.contains(model) || !isWritten(log, model))
            .as(
                "%s: a model is reported exactly as the log names it: '%s', written '%s', gives %s",
                log.name(), model, renamed(model), models(log.events(content)))
            .isTrue();
      }
    }
  }

  private static String renamed(String model) {
    return NEW + Integer.toHexString(model.hashCode());
  }

  private static boolean isWritten(Log log, String model) {
    boolean[] found = {false};
    log.text()
        .mapValues(value -> {
          found[0] |= value instanceof Json.Text(String text) && text.strip().equals(model);
          return value;
        });
    return found[0];
  }

  private static Set<String> models(List<VendorEvent> events) {
    return usage(events).stream().map(UsageEvent::model).collect(Collectors.toSet());
  }

  private static List<UsageEvent> usage(List<VendorEvent> events) {
    return events.stream()
        .filter(UsageEvent.class::isInstance)
        .map(UsageEvent.class::cast)
        .toList();
  }
}

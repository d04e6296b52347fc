package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import dev.cctally.testkit.corpus.Times;
import java.io.IOException;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** A clock that is wrong, or was put right while the tool ran, loses nothing. */
final class TakesTimeFromLogs implements Rule {
  private static final long YEAR = 365L * 86_400 * 1_000_000;

  @Override
  public String title() {
    return "takes the time as the log has it: ahead of the clock, years ago, running backwards";
  }

  @Override
  public void check(Subject subject) throws IOException {
    long pivot = 2L * 1_790_000_000 * 1_000_000;
    for (Log log : subject.logs()) {
      moved(log, "20 years later", micros -> micros + 20 * YEAR);
      moved(log, "30 years earlier", micros -> micros - 30 * YEAR);
      moved(log, "in reverse order", micros -> pivot - micros);
      moved(log, "over a change of the year", micros -> micros + 12_345L * 1_000_000);
    }
  }

  private static void moved(Log log, String how, LongUnaryOperator change) {
    byte[] content = log.text().mapValues(Times.moved(change)).content();
    List<VendorEvent> expected =
        usage(log.events()).stream()
            .map(event ->
                (VendorEvent)
                    Events.usage(event, event.position(), change.applyAsLong(event.atMicros())))
            .toList();
    List<VendorEvent> found =
        usage(log.events(content)).stream().map(VendorEvent.class::cast).toList();
    assertThat(Events.meaning(found, content))
        .as("%s: usage when every time is %s", log.name(), how)
        .isEqualTo(Events.meaning(expected, log.content()));
  }

  private static List<UsageEvent> usage(List<VendorEvent> events) {
    return events.stream()
        .filter(UsageEvent.class::isInstance)
        .map(UsageEvent.class::cast)
        .toList();
  }
}

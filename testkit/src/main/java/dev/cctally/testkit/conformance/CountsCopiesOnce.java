package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.UsageEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A log that was copied, restored or synchronised to a second place must not cost twice. */
final class CountsCopiesOnce implements Rule {
  @Override
  public String title() {
    return "counts a response once, however many files tell of it and whatever their order";
  }

  @Override
  public void check(Subject subject) throws IOException {
    PriceBook prices = subject.prices();
    for (LogExample example : subject.examples()) {
      List<Log> logs = subject.logs(example);
      Tally once = new Tally();
      logs.forEach(once::add);
      Tally twice = new Tally();
      logs.forEach(twice::add);
      if (!example.traits().contains(LogExample.Trait.NO_IDS)) {
        logs.forEach(log -> twice.add(copy(log)));
      }
      assertThat(withoutSessions(twice.amount(prices)))
          .as("%s: amount when a copy of each file lies beside it", example.name())
          .isEqualTo(withoutSessions(once.amount(prices)));
      List<Log> reversed = new ArrayList<>(logs);
      Collections.reverse(reversed);
      Tally backwards = new Tally();
      reversed.forEach(backwards::add);
      assertThat(figures(backwards))
          .as("%s: responses when the youngest file comes first", example.name())
          .isEqualTo(figures(once));
    }
  }

  private static Log copy(Log log) {
    Path path = log.file().path();
    String suffix = log.file().root().suffix();
    String name = String.valueOf(path.getFileName());
    String stem = name.substring(0, name.length() - suffix.length());
    Path copy = path.resolveSibling(stem + "-copy" + suffix);
    LogFile file = new LogFile(copy, log.file().root());
    return new Log(log.name() + ", copied", log.source(), file, log.content());
  }

  private static Amount withoutSessions(Amount amount) {
    return amount.inSessions(0); // a copy may well be a session of its own, without a response
  }

  private static List<String> figures(Tally tally) {
    return tally.counted().stream().map(CountsCopiesOnce::figures).sorted().toList();
  }

  private static String figures(UsageEvent event) {
    return event.model() + " " + event.tokens();
  }
}

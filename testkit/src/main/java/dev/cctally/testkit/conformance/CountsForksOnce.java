package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.Lineage;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.VendorEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a forked session repeats of its parent was paid for once. */
final class CountsForksOnce implements Rule {
  @Override
  public String title() {
    return "counts what a fork repeats of its parent once";
  }

  @Override
  public void check(Subject subject) throws IOException {
    List<LogExample> forks = subject.examples().stream().filter(CountsForksOnce::isFork).toList();
    List<Log> logs = subject.logs();
    boolean claimed = logs.stream().anyMatch(log -> parent(log.events()) != null);
    assertThat(claimed && forks.isEmpty())
        .as("the reader reports a parent, but no example is forked()")
        .isFalse();
    assumeTrue(!forks.isEmpty(), "no example is forked(): the tool does not fork sessions");
    PriceBook prices = subject.prices();
    for (LogExample example : forks) {
      check(example, subject.logs(example), prices);
    }
  }

  private static boolean isFork(LogExample example) {
    return example.traits().contains(LogExample.Trait.FORK);
  }

  private static void check(LogExample example, List<Log> logs, PriceBook prices) {
    Amount expected = example.amount().inSessions(0);
    for (List<Log> order : List.of(logs, reversed(logs))) {
      assertThat(amount(order, prices))
          .as("%s, in either order", example.name())
          .isEqualTo(expected);
    }
    Amount parent = amount(logs.subList(0, logs.size() - 1), prices);
    Amount alone = amount(logs.subList(logs.size() - 1, logs.size()), prices);
    int own = expected.responses() - parent.responses();
    assertThat(own).as("%s: responses of the fork's own", example.name()).isPositive();
    assertThat(alone.responses())
        .as("%s: responses of the fork when its parent's log is gone", example.name())
        .isBetween(own, expected.responses());
  }

  private static Amount amount(List<Log> logs, PriceBook prices) {
    Tally tally = new Tally();
    logs.forEach(tally::add);
    return tally.amount(prices).inSessions(0);
  }

  private static List<Log> reversed(List<Log> logs) {
    List<Log> reversed = new ArrayList<>(logs);
    Collections.reverse(reversed);
    return reversed;
  }

  private static @Nullable String parent(List<VendorEvent> events) {
    return events.stream()
        .filter(SessionFacts.class::isInstance)
        .map(event -> ((SessionFacts) event).lineage())
        .filter(Objects::nonNull)
        .map(Lineage::parentId)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}

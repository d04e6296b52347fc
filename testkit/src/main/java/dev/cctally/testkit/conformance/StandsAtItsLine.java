package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** A file that is read again replaces its events by their positions; a wrong one counts twice. */
final class StandsAtItsLine implements Rule {
  @Override
  public String title() {
    return "reports every event at the offset of its line, usage once for each";
  }

  @Override
  public void check(Subject subject) throws IOException {
    for (Log log : subject.logs()) {
      Set<Integer> starts = new HashSet<>(new Lines(log.content()).starts());
      Set<Long> seen = new HashSet<>();
      for (VendorEvent event : log.events()) {
        if (Events.position(event) >= 0) {
          assertThat(starts)
              .as("%s: offsets of lines, of which one is the position of %s", log.name(), event)
              .contains((int) Events.position(event));
        }
        if (event instanceof UsageEvent usage) {
          assertThat(seen.add(usage.position()))
              .as("%s: one usage event at %d", log.name(), usage.position())
              .isTrue();
        }
      }
    }
  }
}

package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.Lineage;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import dev.cctally.testkit.acme.AcmeVendor;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The three rules of an event's identity. */
final class TallyTest {
  private static final Path HOME = Path.of("/home/sam/.acme");
  private final Tally tally = new Tally();

  private void log(String name, VendorEvent... events) {
    AppendLog source = (AppendLog) new AcmeVendor().logSources().getFirst();
    LogFile file = new LogFile(HOME.resolve(name), new LogRoot(HOME, "", HOME));
    tally.add(new Log(name, source, file, new byte[0]), List.of(events));
  }

  private static UsageEvent event(long output, long second, EventIdentity identity) {
    TokenCounts tokens = new TokenCounts(0, 0, 0, 0, output, 0);
    return new UsageEvent(
        output,
        second * 1_000_000,
        "m",
        tokens,
        SpeedTier.STANDARD,
        null,
        identity,
        output,
        "",
        null);
  }

  private static EventIdentity key(String key) {
    return EventIdentity.of(key);
  }

  private static EventIdentity shadow(String group) {
    return new EventIdentity(group, group + "?", true);
  }

  private static EventIdentity replay(String replay) {
    return new EventIdentity(null, null, false, replay);
  }

  private static SessionFacts facts(@Nullable String id, @Nullable Lineage lineage) {
    return new SessionFacts("", id, null, lineage);
  }

  private Stream<Long> counted() {
    return tally.counted().stream().map(event -> event.tokens().output());
  }

  @Test
  void takesTheFullestOfEqualKeys() {
    log("one", event(1, 0, key("a")), event(7, 0, EventIdentity.UNIQUE));
    log("two", event(3, 0, key("a")), event(2, 0, key("a")), event(7, 0, EventIdentity.UNIQUE));
    assertThat(counted()).containsExactlyInAnyOrder(3L, 7L, 7L);
  }

  @Test
  void dropsAShadowOfTheSameSessionOnly() {
    log("one", facts("s", null), event(1, 0, key("g")));
    log("two", facts("s", null), event(2, 0, shadow("g")), event(3, 0, shadow("h")));
    log("three", facts("t", null), event(4, 0, shadow("g")));
    assertThat(counted()).containsExactlyInAnyOrder(1L, 3L, 4L);
  }

  @Test
  void dropsWhatAForkRepeatsOfItsParent() {
    log(
        "child",
        facts("c", new Lineage("c", "p", null)),
        event(1, 0, replay("x")),
        event(2, 0, replay("y")),
        event(3, 0, replay("x")));
    log(
        "parent",
        facts("p", new Lineage("p", null, null)),
        event(10, 0, replay("x")),
        event(20, 0, replay("z")));
    assertThat(counted()).containsExactlyInAnyOrder(2L, 3L, 10L, 20L);
  }

  @Test
  void dropsTheSecondOfAForkWhoseParentIsGone() {
    log(
        "child",
        facts("c", new Lineage("c", "p", 5_000_000L)),
        event(1, 5, replay("x")),
        event(2, 6, replay("y")));
    log("lonely", facts("d", new Lineage("d", "p", 5_000_000L)), event(3, 5, replay("x")));
    assertThat(counted()).containsExactlyInAnyOrder(2L, 3L);
  }
}

package dev.cctally.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NowTest {
  private static final Clock WALL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @Test
  void isTheWallClockUnlessPinned() {
    assertThat(Now.clock(Map.of(), WALL)).isSameAs(WALL);
    assertThat(Now.clock(Map.of("CCTALLY_AS_OF", " "), WALL)).isSameAs(WALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-05-20T12:00:00Z",
        "2026-05-20T12:00Z",
        "2026-05-20T12:00:00.000000+00:00",
        "2026-05-20T17:45:00+05:45",
        " 2026-05-20T08:00:00-04:00 "
      })
  void standsStillWhenPinned(String text) {
    assertThat(Now.clock(Map.of("CCTALLY_AS_OF", text), WALL).instant())
        .isEqualTo(Instant.parse("2026-05-20T12:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-05-20", "2026-05-20T12:00:00", "now", "2026-02-30T00:00:00Z"})
  void refusesWhatIsNoInstant(String text) {
    assertThatThrownBy(() -> Now.clock(Map.of("CCTALLY_AS_OF", text), WALL))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.VALUE))
        .hasMessageContaining("CCTALLY_AS_OF")
        .hasMessageContaining("got '" + text + "'");
  }
}

package dev.cctally.platform.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FetchGateTest {
  private static final Instant NOON = Instant.parse("2026-05-12T12:00:00Z");

  @TempDir private Path folder;
  private DataDirectory data;

  @BeforeEach
  void makeFolder() throws IOException {
    data = new DataDirectory(folder.resolve("data"));
    data.ensure();
  }

  private FetchGate at(Duration later) {
    return new FetchGate(data, Clock.fixed(NOON.plus(later), ZoneOffset.UTC));
  }

  private List<Long> waits(FetchGate.Failure failure, int count) throws IOException {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      at(Duration.ZERO).failed(failure, null);
      waits.add(at(Duration.ZERO).backoff().toSeconds());
    }
    return waits;
  }

  @Test
  void waitsDoubleUpToABound() throws IOException {
    assertThat(waits(FetchGate.Failure.OTHER, 6)).containsExactly(30L, 60L, 120L, 240L, 300L, 300L);
    at(Duration.ZERO).answered();
    assertThat(at(Duration.ZERO).backoff()).isZero();
    assertThat(waits(FetchGate.Failure.RATE_LIMIT, 6))
        .containsExactly(60L, 120L, 240L, 480L, 600L, 600L);
  }

  @Test
  void aWaitEndsWhenItIsOver() throws IOException {
    at(Duration.ZERO).failed(FetchGate.Failure.RATE_LIMIT, Duration.ofSeconds(90));
    assertThat(at(Duration.ofSeconds(89)).backoff()).isEqualTo(Duration.ofSeconds(1));
    assertThat(at(Duration.ofSeconds(90)).backoff()).isZero();
  }

  @Test
  void aClockThatWasPutBackNeitherWaitsNorThrottlesForEver() throws IOException {
    at(Duration.ofDays(3)).failed(FetchGate.Failure.OTHER, null);
    assertThat(at(Duration.ZERO).backoff()).isZero();
    at(Duration.ofDays(3)).answered();
    assertThat(at(Duration.ZERO).sinceAnswer()).isNull();
    assertThat(at(Duration.ofDays(3).plusSeconds(7)).sinceAnswer())
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void whatStandsInADamagedFileDoesNotMatter() throws IOException {
    for (String damaged : List.of("", "x", "1 2 3", "-5 1", "99999999999999999999 1")) {
      Files.writeString(data.path().resolve("hook-tick.backoff"), damaged);
      assertThat(at(Duration.ZERO).backoff()).isZero();
    }
    assertThat(at(Duration.ZERO).sinceAnswer()).isNull();
  }

  @Test
  void oneAtATime() throws IOException {
    FetchGate gate = at(Duration.ZERO);
    try (ProcessLock _ = gate.enter().orElseThrow()) {
      assertThat(gate.enter()).isEmpty();
    }
    gate.enter().orElseThrow().close();
  }
}

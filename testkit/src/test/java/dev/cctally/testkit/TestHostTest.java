package dev.cctally.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestHostTest {
  private static final Path HOME = Path.of("home").toAbsolutePath();

  @Test
  void holdsOnlyWhatTheTestPutThere() {
    TestHost host = TestHost.at(HOME);

    assertThat(host.home()).isEqualTo(HOME);
    assertThat(host.workingDirectory()).isEqualTo(HOME);
    assertThat(host.variable("PATH")).isEmpty();
    assertThat(host.clock().instant()).isEqualTo(TestHost.NOON);
    assertThat(host.operatingSystem()).isEqualTo("linux");
  }

  @Test
  void changesOneThingAtATime() {
    Instant later = Instant.parse("2026-03-29T01:30:00Z");
    TestHost host =
        TestHost.at(HOME)
            .withVariable("A", "1")
            .withVariable("B", "2")
            .withTime(later)
            .withWorkingDirectory(HOME.resolve("work"))
            .withOperatingSystem("macos");

    assertThat(host.variables()).isEqualTo(Map.of("A", "1", "B", "2"));
    assertThat(host.clock().instant()).isEqualTo(later);
    assertThat(host.workingDirectory()).isEqualTo(HOME.resolve("work"));
    assertThat(host.operatingSystem()).isEqualTo("macos");
    assertThat(host.home()).isEqualTo(HOME);
  }

  @Test
  void refusesARelativeFolder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TestHost(Path.of("home"), HOME, Map.of(), Clock.systemUTC(), "linux"))
        .withMessageContaining("must be absolute");
  }
}

package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SystemZoneTest {
  private static final String PROPERTY = "user.timezone";

  @TempDir Path folder;
  private @Nullable String before;

  @BeforeEach
  void withoutTheTestsZone() {
    before = System.getProperty(PROPERTY);
    System.clearProperty(PROPERTY);
  }

  @AfterEach
  void withTheTestsZone() {
    if (before != null) {
      System.setProperty(PROPERTY, before);
    }
  }

  private Path link(String target) throws Exception {
    return Files.createSymbolicLink(folder.resolve("localtime"), Path.of(target));
  }

  @ParameterizedTest
  @CsvSource({
    "/usr/share/zoneinfo/Europe/Berlin, Europe/Berlin",
    "../usr/share/zoneinfo/America/Argentina/Ushuaia, America/Argentina/Ushuaia",
    "/var/db/timezone/zoneinfo/Asia/Kathmandu, Asia/Kathmandu",
    "/usr/share/zoneinfo/Etc/UTC, Etc/UTC",
  })
  void takesTheZoneTheLinkNames(String target, String zone) throws Exception {
    assertThat(SystemZone.of(Map.of(), link(target))).isEqualTo(ZoneId.of(zone));
    assertThat(SystemZone.of(Map.of("TZ", ""), folder.resolve("localtime")))
        .isEqualTo(ZoneId.of(zone));
  }

  @Test
  void theVariableComesFirst() throws Exception {
    Path link = link("/usr/share/zoneinfo/Europe/Berlin");
    assertThat(SystemZone.of(Map.of("TZ", "America/New_York"), link))
        .isEqualTo(ZoneId.of("America/New_York"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usr/share/zoneinfo/posix/Europe/Berlin",
        "/usr/share/zoneinfo/right/Europe/Berlin",
        "/somewhere/else",
        "/usr/share/zoneinfo/No/Such_Place",
        "/usr/share/zoneinfo/UTC"
      })
  void asksTheJdkOtherwise(String target) throws Exception {
    assertThat(SystemZone.of(Map.of(), link(target))).isEqualTo(ZoneId.systemDefault());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CET-1CEST", ":Europe/Berlin", "UTC", "/etc/localtime", "No/Such_Place"})
  void leavesOtherSpellingsOfTheVariableToTheJdk(String variable) {
    assertThat(SystemZone.of(Map.of("TZ", variable), folder.resolve("none")))
        .isEqualTo(ZoneId.systemDefault());
  }

  @Test
  void asksTheJdkIfThereIsNoLinkOrAPropertyWasSet() throws Exception {
    assertThat(SystemZone.of(Map.of(), folder.resolve("none"))).isEqualTo(ZoneId.systemDefault());
    System.setProperty(PROPERTY, "Asia/Tokyo");
    assertThat(SystemZone.of(Map.of(), link("/usr/share/zoneinfo/Europe/Berlin")))
        .isEqualTo(ZoneId.systemDefault());
  }
}

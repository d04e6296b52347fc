package dev.cctally.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DisplayZoneTest {
  private static final ZoneId HOST = ZoneId.of("Europe/Paris");

  @ParameterizedTest
  @CsvSource({
    "local, Europe/Paris",
    "LOCAL, Europe/Paris",
    "'', Europe/Paris",
    "'  ', Europe/Paris",
    "utc, Etc/UTC",
    "Utc, Etc/UTC",
    "Asia/Kathmandu, Asia/Kathmandu",
    "' Asia/Kathmandu ', Asia/Kathmandu",
    "asia/kathmandu, Asia/Kathmandu",
    "America/Argentina/Buenos_Aires, America/Argentina/Buenos_Aires"
  })
  void understands(String text, String zone) {
    assertThat(DisplayZone.parse(text, HOST)).contains(ZoneId.of(zone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GMT", "Japan", "EST5EDT", "Z", "+02:00", "Mars/Olympus", "/", "UTC/"})
  void refuses(String text) {
    assertThat(DisplayZone.parse(text, HOST)).isEmpty();
    assertThatThrownBy(() -> DisplayZone.choose(text, null, null, HOST))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessage(
            "argument --tz: invalid timezone '"
                + text
                + "' -- expected 'local', 'utc', or an IANA name");
    assertThatThrownBy(() -> DisplayZone.choose("utc", text, null, HOST))
        .hasMessage(
            "argument -z/--timezone: invalid timezone '"
                + text
                + "' -- expected 'local', 'utc', or an IANA name");
  }

  @Test
  void prefersTheFirstOptionThenTheSecondThenTheSetting() {
    assertThat(zone(DisplayZone.choose("utc", "Asia/Tokyo", "Asia/Kathmandu", HOST)))
        .isEqualTo("Etc/UTC");
    assertThat(zone(DisplayZone.choose(null, "Asia/Tokyo", "Asia/Kathmandu", HOST)))
        .isEqualTo("Asia/Tokyo");
    assertThat(zone(DisplayZone.choose(null, null, "Asia/Kathmandu", HOST)))
        .isEqualTo("Asia/Kathmandu");
    assertThat(zone(DisplayZone.choose(null, null, null, HOST))).isEqualTo("Europe/Paris");
    assertThat(zone(DisplayZone.choose("local", "utc", "utc", HOST))).isEqualTo("Europe/Paris");
  }

  @Test
  void warnsOfABadSettingOnlyWhereItIsNeeded() {
    DisplayZone bad = DisplayZone.choose(null, null, "Mars/Olympus", HOST);

    assertThat(bad.zone()).isEqualTo(HOST);
    assertThat(bad.warning())
        .isEqualTo(
            "warning: ignoring malformed display.tz 'Mars/Olympus' in config; using 'local'");
    assertThat(DisplayZone.choose("utc", null, "Mars/Olympus", HOST).warning()).isNull();
  }

  @Test
  void prefersTheSettingWhereTheCommandDoes() {
    assertThat(zone(DisplayZone.chooseSettingFirst(null, "UTC", "Asia/Tokyo", HOST)))
        .isEqualTo("Asia/Tokyo");
    assertThat(zone(DisplayZone.chooseSettingFirst(null, "UTC", null, HOST))).isEqualTo("UTC");
    assertThat(zone(DisplayZone.chooseSettingFirst("local", "UTC", "Asia/Tokyo", HOST)))
        .isEqualTo("Europe/Paris");
    assertThatThrownBy(() -> DisplayZone.chooseSettingFirst(null, "utc", null, HOST))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.VALUE))
        .hasMessage("--timezone must be a valid IANA zone, got 'utc'");
  }

  private static String zone(DisplayZone choice) {
    assertThat(choice.warning()).isNull();
    return choice.zone().getId();
  }
}

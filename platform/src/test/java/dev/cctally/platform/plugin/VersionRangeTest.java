package dev.cctally.platform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
  @ParameterizedTest
  @CsvSource({
    ">=1.2.0 & <2.0.0, 1.4.0, true",
    ">=1.2.0 & <2.0.0, 1.2.0, true",
    ">=1.2.0 & <2.0.0, 2.0.0, false",
    ">=1.2.0 & <2.0.0, 1.1.9, false",
    ">=1.5.0, 1.4.0, false",
    "<1.4.0, 1.4.0, false",
    "<=1.4.0, 1.4.0, true",
    ">1.4.0, 1.4.0, false",
    "=1.4.0, 1.4.0, true",
    "=1.4.0, 1.4.1, false",
    "~1.4.2, 1.4.9, true",
    "~1.4.2, 1.5.0, false",
    "^1.4.2, 1.9.0, true",
    "^1.4.2, 1.4.1, false",
    "^1.4.2, 2.0.0, false",
    "^0.3.1, 0.3.9, true",
    "^0.3.1, 0.4.0, false",
    "^0.0.3, 0.0.4, false",
    "=1.0.0 | >=1.4.0 & <1.6.0, 1.5.0, true",
    "=1.0.0 | >=1.4.0 & <1.6.0, 1.0.0, true",
    "=1.0.0 | >=1.4.0 & <1.6.0, 1.2.0, false",
    ">=1.0.0 & <2.0.0, 1.5.0-beta.1, false",
    ">=1.5.0-alpha & <2.0.0, 1.5.0-beta.1, true",
    ">=1.5.0-alpha & <2.0.0, 1.6.0-beta.1, false",
  })
  void knowsWhatItContains(String range, String version, boolean contained)
      throws InvalidDescriptorException {
    assertThat(VersionRange.parse(range).contains(SemVer.parse(version))).isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "1.2.0",
        ">=1.2",
        "1.x",
        ">=1.0.0 &",
        "& <2.0.0",
        ">=1.0.0 <2.0.0",
        ">=1.0.0 || <2.0.0"
      })
  void refusesWhatIsNotARange(String text) {
    assertThatExceptionOfType(InvalidDescriptorException.class)
        .isThrownBy(() -> VersionRange.parse(text));
  }
}

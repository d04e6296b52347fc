package dev.cctally.platform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemVerTest {
  @Test
  void ordersVersionsAsSemVerSays() throws InvalidDescriptorException {
    List<String> ascending =
        List.of(
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.2",
            "1.0.10",
            "1.2.0",
            "2.0.0");
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        assertThat(
                Integer.signum(
                    SemVer.parse(ascending.get(i)).compareTo(SemVer.parse(ascending.get(j)))))
            .as("%s to %s", ascending.get(i), ascending.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void ignoresBuildMetadata() throws InvalidDescriptorException {
    assertThat(SemVer.parse("1.2.3+build.7")).isEqualTo(SemVer.parse("1.2.3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2",
        "1.2.3.4",
        "01.2.3",
        "1.2.x",
        "v1.2.3",
        "1.2.3-",
        "1.2.3-01",
        "1.2.3 "
      })
  void refusesWhatIsNotAVersion(String text) {
    assertThatExceptionOfType(InvalidDescriptorException.class)
        .isThrownBy(() -> SemVer.parse(text))
        .withMessageContaining("semantic version");
  }
}

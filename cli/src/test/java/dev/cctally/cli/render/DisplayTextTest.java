package dev.cctally.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DisplayTextTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "abc, 3",
    "naïve, 5",
    "nai\u0308ve, 5",
    "日本語, 6",
    "한국어, 6",
    "ｆｕｌｌ, 8",
    "ﾊﾝｶｸ, 4",
    "🚀, 2",
    "👩‍💻, 2",
    "👍🏽, 2",
    "🇩🇪🇫🇷, 4",
    "❤️, 2",
    "✓, 1",
    "e\u0301e\u0301, 2",
    "─│, 2",
    "𠮷野家, 6"
  })
  void measuresAsTerminalsDo(String text, int width) {
    assertThat(DisplayText.width(text)).isEqualTo(width);
  }

  @Test
  void shortensWithoutCuttingCharactersApart() {
    assertThat(DisplayText.shortenEnd("日本語の名前", 7, "…")).isEqualTo("日本語…");
    assertThat(DisplayText.shortenEnd("日本語の名前", 6, "…")).isEqualTo("日本…");
    assertThat(DisplayText.shortenEnd("a👩‍💻b", 3, "…")).isEqualTo("a…");
    assertThat(DisplayText.shortenStart("/srv/日本/app", 8, "…")).isEqualTo("…本/app");
    assertThat(DisplayText.shortenStart("nai\u0308ve", 3, "…")).isEqualTo("…ve");
    assertThat(DisplayText.shortenEnd("abc", 3, "…")).isEqualTo("abc");
    assertThat(DisplayText.shortenEnd("abcdef", 4, "...")).isEqualTo("a...");
    assertThat(DisplayText.shortenEnd("abcdef", 2, "...")).isEqualTo("..");
    assertThat(DisplayText.shortenStart("abcdef", 2, "...")).isEqualTo("..");
  }

  @Test
  void neverTakesMoreThanThereIs() {
    String text = "ab日本👩‍💻c\u0301語🇩🇪end";
    for (int columns = 0; columns < 20; columns++) {
      assertThat(DisplayText.width(DisplayText.shortenEnd(text, columns, "…")))
          .isLessThanOrEqualTo(columns);
      assertThat(DisplayText.width(DisplayText.shortenStart(text, columns, "…")))
          .isLessThanOrEqualTo(columns);
    }
  }

  @Test
  void makesTerminalCommandsHarmless() {
    assertThat(DisplayText.clean("a\u001b[31mb\nc\u009b2J\u202edef\ud800"))
        .isEqualTo("a\ufffd[31mb\ufffdc\ufffd2J\ufffddef\ufffd");
    assertThat(DisplayText.clean("plain 日本")).isEqualTo("plain 日本");
  }
}

package dev.cctally.platform.share.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.share.Naming;
import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.SharePeriod;
import dev.cctally.platform.share.ShareTable;
import dev.cctally.platform.share.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EscapingTest {
  private static ShareDocument document(String title, String name) {
    Instant now = Instant.parse("2026-05-20T12:00:00.5Z");
    return new ShareDocument(
        "daily",
        title,
        new SharePeriod(now, now, "May 20", ZoneOffset.UTC),
        now,
        Naming.NO_PROJECTS,
        List.of(),
        new ShareTable(
            List.of(ShareTable.Column.text("Name")), List.of(List.of(new Value.Label(name)))),
        List.of(),
        List.of());
  }

  private static String markdown(String title, String name) {
    return ShareWriter.text(
        document(title, name),
        ShareFormat.MARKDOWN,
        new ShareLook(ShareTheme.LIGHT, true, "1.2.3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "a&b!a&amp;b",
        "<i>!&lt;i&gt;",
        "a|b!a\\|b",
        "a\\|b!a\\\\\\|b",
        "*x* _y_!\\*x\\* \\_y\\_",
        "`c`!\\`c\\`",
        "[l](u)!\\[l\\](u)",
        "~~s~~!\\~\\~s\\~\\~",
        "$x$!\\$x\\$",
        "costs $5!costs $5",
        "https://evil.example!https\\://evil.example",
        "WWW.evil.example!WWW\\.evil.example"
      })
  void isNoMarkdown(String name, String escaped) {
    assertThat(markdown("T", name)).contains("| " + escaped + " |\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "Daily usage — Jun 01 → Jun 04!Daily usage — Jun 01 → Jun 04",
        "Weekly $ / % trend!'Weekly $ / % trend'",
        "Ada's: x!'Ada''s: x'",
        "- x!'- x'",
        "a #b!'a #b'"
      })
  void isNoYaml(String title, String yaml) {
    assertThat(markdown(title, "n")).startsWith("---\ntitle: " + yaml + "\ngenerated_at: 2026-05");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "\u0007", "\u001b", "\u0085", "\u009b", "\u061C", "\u200B", "\u200E", "\u202A",
        "\u202E", "\u2066", "\u2069", "\uFEFF", "\uFFFE", "\uFFFF", "\uD800", "\uDC00", "\uFFF9",
        "\uDB40\uDC41", "\uD83F\uDFFE"
      })
  void showsThatSomethingHarmfulWasThere(String harmful) {
    assertThat(Plain.of("a" + harmful + "b")).isEqualTo("a\uFFFDb");
  }

  @Test
  void keepsWhatIsHarmless() {
    String text = "ü日本 👩\u200D💻 é🇩🇪";
    assertThat(Plain.of(text)).isEqualTo(text);
    assertThat(Plain.of("a\r\n\tb\u2028c")).isEqualTo("a   b c");
    assertThat(Plain.xml("<a b='c' d=\"e\">&"))
        .isEqualTo("&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;");
  }

  @Test
  void keepsPicturesNarrowWhateverNamesThereAre() {
    String svg =
        ShareWriter.text(
            document("T ".repeat(2_000), "n".repeat(50_000)),
            ShareFormat.SVG,
            new ShareLook(ShareTheme.DARK, false, "1"));
    assertThat(svg).contains("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\"");
    assertThat(svg.length()).isLessThan(60_000);
  }
}

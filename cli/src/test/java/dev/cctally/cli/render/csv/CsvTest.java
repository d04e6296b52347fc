package dev.cctally.cli.render.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.CsvText;
import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {
  private static String field(String text) {
    String csv = new Csv<String>().text("a", one -> one).of(List.of(text));
    return csv.substring("a\r\n".length(), csv.length() - 2);
  }

  @Test
  void startsWithAHeaderAndEndsEveryLine() {
    Csv<String> csv = new Csv<String>().text("name", one -> one).count("size", String::length);
    assertThat(csv.of(List.of())).isEqualTo("name,size\r\n");
    assertThat(csv.of(List.of("a", "bc"))).isEqualTo("name,size\r\na,1\r\nbc,2\r\n");
  }

  @Test
  void quotesWhatNeedsIt() {
    assertThat(field("plain")).isEqualTo("plain");
    assertThat(field("a b")).isEqualTo("a b");
    assertThat(field("héllo ✓")).isEqualTo("héllo ✓");
    assertThat(field("a,b")).isEqualTo("\"a,b\"");
    assertThat(field("a;b")).isEqualTo("\"a;b\"");
    assertThat(field("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
    assertThat(field(" lead")).isEqualTo("\" lead\"");
    assertThat(field("trail ")).isEqualTo("\"trail \"");
    assertThat(field("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-R-lib", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)"})
  void keepsATextFromBeingAFormula(String text) {
    assertThat(field(text)).isEqualTo("\"'" + text + "\"");
    assertThat(field("a" + text)).isEqualTo("a" + text);
  }

  @Test
  void keepsQuotesOfAFormulaApart() {
    assertThat(field("=HYPERLINK(\"x\",\"y\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  }

  @Test
  void keepsLinesAndReplacesWhatSteersATerminal() {
    assertThat(field("a\r\nb\nc\td")).isEqualTo("\"a\r\nb\nc\td\"");
    assertThat(field("\tx")).isEqualTo("\"'\tx\"");
    assertThat(field("\rx")).isEqualTo("\"'\rx\"");
    assertThat(field("a\u001b[31mb\u0000\u009b")).isEqualTo("a\uFFFD[31mb\uFFFD\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "\"", "\"\"", "x\"y\r\nz,", ",", "\r\n", " ", "'"})
  void isReadBackAsItWas(String text) {
    String csv =
        new Csv<String>().text("a", one -> one).text("b", one -> "." + one).of(List.of(text));
    assertThat(CsvText.records(csv).get(1).get(1)).isEqualTo("." + text);
  }

  @Test
  void writesNumbersAsJsonDoes() {
    Csv<Long> csv =
        new Csv<Long>()
            .count("count", one -> one)
            .dollars("dollars", Money::ofPico)
            .number("number", BigDecimal::valueOf)
            .list("list", one -> List.of("a" + one, "b"));
    assertThat(csv.of(List.of(-250_000_000L)))
        .isEqualTo(
            "count,dollars,number,list\r\n-250000000,-0.00025,-250000000.0,\"a-250000000;b\"\r\n");
    assertThat(csv.of(List.of(0L))).endsWith("\r\n0,0.0,0.0,\"a0;b\"\r\n");
  }
}

package dev.cctally.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColourTest {
  /** Variables; is stdout, is stderr a terminal; are tables, are help texts coloured. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                       | false | false | false | false
          ''                       | true  | false | true  | true
          ''                       | false | true  | true  | false
          TERM=dumb                | true  | true  | false | false
          TERM=xterm               | true  | true  | true  | true
          NO_COLOR=                | true  | true  | false | false
          NO_COLOR=1               | true  | true  | false | false
          FORCE_COLOR=             | false | false | true  | true
          FORCE_COLOR=0            | false | false | true  | true
          FORCE_COLOR=1,NO_COLOR=1 | false | false | true  | true
          CI=1                     | false | false | true  | false
          CI=                      | false | false | true  | false
          CI=1,NO_COLOR=           | true  | true  | false | false
          CI=1,TERM=dumb           | true  | true  | true  | true
          """)
  void followsTheTable(String set, boolean out, boolean err, boolean tables, boolean texts) {
    Map<String, String> environment = new HashMap<>();
    for (String pair : set.isEmpty() ? new String[0] : set.split(",")) {
      int equals = pair.indexOf('=');
      environment.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    Terminal terminal = new Terminal(out, err, 80, StandardCharsets.UTF_8);
    assertThat(Colour.ofTables(environment, terminal)).isEqualTo(tables);
    assertThat(Colour.ofText(environment, terminal)).isEqualTo(texts);
  }

  /** What is set and given; is standard output a terminal; is it coloured. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FORCE_COLOR=1 | --no-color         | true  | false
          FORCE_COLOR=1 | --no-color --color | true  | false
          NO_COLOR=1    | --color            | false | true
          ''            | --color            | false | true
          FORCE_COLOR=  | ''                 | false | true
          NO_COLOR=     | ''                 | true  | false
          CI=1          | ''                 | true  | true
          CI=1          | ''                 | false | false
          TERM=dumb     | ''                 | true  | false
          TERM=xterm    | ''                 | true  | true
          TERM=xterm    | ''                 | false | false
          ''            | --no-color         | true  | false
          """)
  void letsOptionsDecide(String set, String given, boolean out, boolean coloured) {
    Map<String, String> environment = new HashMap<>();
    int equals = set.indexOf('=');
    if (equals > 0) {
      environment.put(set.substring(0, equals), set.substring(equals + 1));
    }
    // Standard error being a terminal does not matter here.
    Terminal terminal = new Terminal(out, true, 80, StandardCharsets.UTF_8);
    boolean off = given.contains("--no-color");
    boolean on = given.endsWith("--color");
    assertThat(Colour.ofChoice(off, on, environment, terminal)).isEqualTo(coloured);
  }

  /** {@code COLUMNS}; is stdout a terminal, of what width; the width of tables. */
  @ParameterizedTest
  @CsvSource({
    "'', false, 0, 120", "90, false, 0, 90", "90, true, 70, 70", "90, true, 0, 90",
    "wide, false, 0, 120", "0, false, 0, 120", "-5, false, 0, 120", "'', false, 70, 120",
    "' 77 ', false, 0, 77"
  })
  void takesTheWidthOfTheTerminalElseOfTheVariable(
      String columns, boolean out, int terminal, int width) {
    assertThat(
            TableWidth.of(
                Map.of("COLUMNS", columns),
                new Terminal(out, true, terminal, StandardCharsets.UTF_8)))
        .isEqualTo(width);
  }
}

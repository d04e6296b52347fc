package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three vendors with reports of three forms, alone and together. */
final class SeveralVendorsTest {
  @TempDir private Path folder;
  private WholeProgram program;

  @BeforeEach
  void writeLogs() throws IOException {
    program = ThreeVendors.program(folder);
  }

  private String out(String... args) {
    WholeProgram.Result result = program.run(args);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out().replace(folder.toString(), "/F");
  }

  @Test
  void haveDocumentsOfTheGeneralForm() throws IOException {
    Golden.check("general-daily.json", out("meter", "daily", "--json"));
    Golden.check("general-weekly.json", out("meter", "weekly", "-j", "-o", "desc"));
    Golden.check("general-instances.json", out("meter", "monthly", "-j", "-i"));
    Golden.check("general-session.json", out("meter", "session", "-j"));
    Golden.check("general-no-cost.json", out("meter", "daily", "-j", "--no-cost", "--last", "2"));
  }

  @Test
  void haveDocumentsTogether() throws IOException {
    Golden.check("combined-daily.json", out("daily", "--all", "--json"));
    Golden.check("combined-session.json", out("session", "--all", "--json"));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120, 200})
  void lookAsReviewed(int width) throws IOException {
    program.variables.put("COLUMNS", Integer.toString(width));
    Golden.check("inclusive-daily-" + width + ".txt", out("rolls", "daily", "-b"));
    Golden.check("inclusive-session-" + width + ".txt", out("rolls", "session"));
    Golden.check("general-daily-" + width + ".txt", out("meter", "daily", "-b"));
    Golden.check("general-session-" + width + ".txt", out("meter", "session"));
    Golden.check("combined-daily-" + width + ".txt", out("daily", "--all"));
    Golden.check("combined-weekly-" + width + ".txt", out("weekly", "--all", "-b"));
    Golden.check("combined-session-" + width + ".txt", out("session", "--all"));
  }

  @ParameterizedTest
  @CsvSource({
    "daily --vendor meter --json, meter daily --json",
    "daily --source=rolls -o desc --json, rolls daily -o desc --json",
    "weekly --vendor meter, meter weekly",
    "monthly --json --vend rolls --speed fast, rolls monthly --json --speed fast",
    "session --source claude, claude session",
    "daily --vendor rolls --vendor meter, meter daily",
    "'daily --vendor claude,rolls,meter -j', daily --all -j",
    "daily --source all -j, daily --all -j",
    "daily -j, claude daily -j"
  })
  void areReachedInSeveralWays(String line, String same) {
    assertThat(program.run(line.split(" "))).isEqualTo(program.run(same.split(" ")));
  }

  @Test
  void areLimitedToThoseAskedFor() {
    assertThat(out("daily", "--vendor", "meter,claude", "--json"))
        .contains("\"vendor\": \"meter\"", "\"vendor\": \"claude\"")
        .doesNotContain("rolls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"daily", "weekly", "session"})
  void comeInExactlyTheOppositeOrderIfAsked(String report) {
    List<String> ascending = rows(out(report, "--all", "-j"));
    List<String> descending = rows(out(report, "--all", "-j", "-o", "desc"));
    assertThat(ascending).hasSizeGreaterThan(2);
    assertThat(descending).isEqualTo(ascending.reversed());
  }

  /** Vendor and first count of each row. */
  private static List<String> rows(String document) {
    return Pattern.compile("\"vendor\": \"(\\w+)\".*?\"input\": (\\d+)", Pattern.DOTALL)
        .matcher(document.substring(0, document.indexOf("\"totals\"")))
        .results()
        .map(match -> match.group(1) + " " + match.group(2))
        .toList();
  }

  @Test
  void nameTheirUnknownModels() {
    assertThat(program.run("daily", "--all").err())
        .isEqualTo(
            """
            [rolls] unknown model, using gpt-5 fallback pricing (isFallback=true): o9-mini
            [claude] unknown model, treating cost as $0: claude-zeta-9
            [meter] unknown model, treating cost as $0: secret-1
            """);
    assertThat(program.run("daily", "--all", "--no-cost").err()).isEmpty();
  }

  @Test
  void areLimitedToOneProjectOrSession() {
    assertThat(out("daily", "--all", "-p", "site", "-j"))
        .contains("\"vendor\": \"meter\"")
        .doesNotContain("\"vendor\": \"claude\"", "\"vendor\": \"rolls\"");
    assertThat(out("session", "--all", "--id", "meter-two", "-j"))
        .contains("meter-two")
        .doesNotContain("meter-one", "rollout");
  }
}

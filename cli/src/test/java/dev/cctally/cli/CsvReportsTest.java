package dev.cctally.cli;

import static dev.cctally.cli.JsonDifference.list;
import static dev.cctally.cli.JsonDifference.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.CsvText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --format csv} of every report: its header, and that it says what JSON says. */
final class CsvReportsTest {
  private static final String SPLIT =
      "inputTokens,outputTokens,cacheCreationTokens,cacheReadTokens,totalTokens";
  private static final String SPLIT_SESSION =
      "inputTokens,cacheCreationTokens,cacheReadTokens,outputTokens,totalTokens";
  private static final String INCLUSIVE =
      "inputTokens,cachedInputTokens,outputTokens,reasoningOutputTokens,totalTokens";
  private static final String GENERAL =
      "entries,inputTokens,cacheReadTokens,cacheWrite5mTokens,cacheWrite1hTokens,outputTokens,"
          + "reasoningTokens,totalTokens";

  @TempDir private Path folder;

  private static String out(WholeProgram program, String line) {
    WholeProgram.Result result = program.run(line.split(" "));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          daily                   | 2 | date,{split},totalCost,modelsUsed
          daily -b                | 3 | date,modelName,{split},cost
          daily -i                | 2 | project,projectPath,date,{split},totalCost,modelsUsed
          daily -i -b             | 3 | project,projectPath,date,modelName,{split},cost
          daily --no-cost         | 2 | date,{split},modelsUsed
          monthly                 | 1 | month,{split},totalCost,modelsUsed
          monthly -b --no-cost    | 3 | month,modelName,{split}
          session                 | 1 | sessionId,projectPath,firstActivity,lastActivity,{session},totalCost,modelsUsed,sourcePaths
          session -b              | 3 | sessionId,projectPath,firstActivity,lastActivity,model,{session},cost
          rolls daily             | 2 | date,{inclusive},costUSD,models
          rolls daily -b          | 3 | date,model,isFallback,{inclusive},costUSD
          rolls monthly           | 1 | month,{inclusive},costUSD,models
          rolls weekly --no-cost  | 1 | week,{inclusive},models
          rolls session           | 1 | sessionId,lastActivity,sessionFile,directory,home,{inclusive},costUSD,models
          meter daily             | 2 | vendor,costBasis,period,{general},cost,models
          meter weekly -b         | 2 | vendor,costBasis,period,model,pricing,pricedAs,{general},cost
          meter monthly -b --no-cost | 2 | vendor,period,model,{general}
          meter daily -i          | 3 | vendor,costBasis,project,projectPath,period,{general},cost,models
          meter session           | 2 | vendor,costBasis,sessionId,home,projectPath,firstActivity,lastActivity,{general},cost,models,sourcePaths
          daily --all             | 6 | vendor,costBasis,period,{general},cost,models
          daily --all -b          | 9 | vendor,costBasis,period,model,pricing,pricedAs,{general},cost
          weekly --all --no-cost  | 3 | vendor,period,{general},models
          monthly --vendor claude,meter | 2 | vendor,costBasis,period,{general},cost,models
          session --all           | 4 | vendor,costBasis,sessionId,home,projectPath,firstActivity,lastActivity,{general},cost,models,sourcePaths
          cache-report            | 2 | date,{split},cost,cacheHitPercent,savedUsd,wastedUsd,netUsd,anomaly,models
          cache-report --no-cost  | 2 | date,{split},cacheHitPercent,anomaly,models
          cache-report --by-session | 1 | sessionId,projectPath,lastActivity,{split},cost,cacheHitPercent,savedUsd,wastedUsd,netUsd,anomaly,models,sourcePaths
          project -s 2026-05-01      | 1 | project,projectPath,gitRoot,sessions,firstSeen,lastSeen,{project},costUsd,attributedUsedPercent,costPerPercent
          project -s 2026-05-01 -b --no-cost | 3 | project,projectPath,gitRoot,model,firstSeen,lastSeen,{project}
          blocks                     | 2 | startTime,endTime,actualEndTime,isActive,anchor,entries,{blocks},costUSD,models
          blocks -b                  | 3 | startTime,endTime,actualEndTime,isActive,anchor,model,entries,{blocks},costUSD
          range-cost -s 2026-05-01    | 1 | start,end,mode,project,matchedEntries,{split},totalCostUSD,firstMatchedEntry,lastMatchedEntry
          range-cost -s 2026-05-01 -b | 3 | start,end,mode,project,model,entries,{split},costUSD
          """)
  void havingADocumentedHeader(String line, int rows, String header) throws IOException {
    String expected =
        header
            .replace("{split}", SPLIT)
            .replace("{session}", SPLIT_SESSION)
            .replace("{project}", "inputTokens,outputTokens,cacheWriteTokens,cacheReadTokens")
            .replace(
                "{blocks}",
                "inputTokens,outputTokens,cacheCreationInputTokens,cacheReadInputTokens,"
                    + "totalTokens")
            .replace("{inclusive}", INCLUSIVE)
            .replace("{general}", GENERAL);
    String csv = out(ThreeVendors.program(folder), line + " --format csv");
    assertThat(csv).startsWith(expected + "\r\n");
    assertThat(CsvText.rows(csv)).hasSize(rows);
    WholeProgram bare = ThreeVendors.bare(folder.resolve("bare"));
    boolean oneLine = line.startsWith("range-cost") && !line.endsWith("-b");
    assertThat(CsvText.records(out(bare, line + " --format csv"))).hasSize(oneLine ? 2 : 1);
    assertThat(out(bare, line + " --format csv")).startsWith(expected + "\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "daily, totalCost",
    "daily -b, cost",
    "monthly, totalCost",
    "session, totalCost",
    "rolls daily, costUSD",
    "rolls daily -b, costUSD",
    "rolls session, costUSD",
    "meter daily -i, cost",
    "meter daily -b, cost",
    "meter session, cost",
  })
  void addsUpToTheTotalsOfTheDocument(String line, String cost) throws IOException {
    WholeProgram program = ThreeVendors.program(folder);
    BigDecimal costs = BigDecimal.ZERO;
    long tokens = 0;
    for (Map<String, String> row : CsvText.rows(out(program, line + " --format csv"))) {
      costs = costs.add(new BigDecimal(row.get(cost)));
      tokens += Long.parseLong(row.get("totalTokens"));
    }
    String totals = out(program, line + " --json");
    totals = totals.substring(totals.lastIndexOf("\"totals\""));
    assertThat(totals.replaceAll("\\s", ""))
        .containsPattern("\"(totalTokens|total)\":" + tokens + "[,}]")
        .containsPattern(
            "\"[a-zA-Z]*(?i:cost)(USD)?\":" + costs.stripTrailingZeros().toPlainString() + "[,}]");
  }

  @Test
  void saysWhatJsonSays() throws IOException {
    WholeProgram program = ThreeVendors.program(folder);
    Map<?, ?> document = object(JsonDifference.parse(out(program, "cache-report --json")));
    List<Map<String, String>> rows = CsvText.rows(out(program, "cache-report --format csv"));
    List<?> days = list(document.get("days"));
    assertThat(rows).hasSameSizeAs(days);
    for (int i = 0; i < rows.size(); i++) {
      Map<?, ?> day = (Map<?, ?>) days.get(i);
      rows.get(i)
          .forEach((name, value) -> {
            switch (day.get(name)) {
              case Double number -> assertThat(Double.parseDouble(value)).isEqualTo(number);
              case List<?> list -> assertThat(List.of(value.split(";"))).isEqualTo(list);
              case String text -> assertThat(value).isEqualTo(text);
              case Map<?, ?> anomaly ->
                  assertThat(value.isEmpty())
                      .isEqualTo(Boolean.FALSE.equals(anomaly.get("triggered")));
              case null, default -> throw new AssertionError(name + " is not in JSON");
            }
          });
    }
  }

  @Test
  void comparesTwoWindows() throws IOException {
    WholeProgram program = ThreeVendors.program(folder);
    String line = "diff --a 2026-05-18..2026-05-18 --b 2026-05-19..2026-05-19 --all";
    List<Map<String, String>> rows = CsvText.rows(out(program, line + " --format csv"));
    assertThat(rows.stream().map(row -> row.get("section") + " " + row.get("label")))
        .contains("overall Overall", "models claude-zeta-9", "cache cache:overall");
    assertThat(rows.getFirst())
        .containsEntry("aCostUsd", "0.3315")
        .containsEntry("bCostUsd", "0.1275")
        .containsEntry("deltaCostUsd", "-0.204")
        .containsEntry("aInputTokens", "100000")
        .containsEntry("aUsedPercent", "");
    Map<String, String> unknown = rows.get(3);
    assertThat(unknown.get("status")).isEqualTo("new");
    assertThat(unknown.get("aCostUsd")).isEmpty();
    assertThat(out(program, line + " --no-cost --format csv")).doesNotContain("Cost");
  }

  @Test
  void keepsAFolderFromBeingAFormula() throws IOException {
    Path home = folder.resolve("home");
    new LogLines(home)
        .add("-x", "=cmd|' /C calc'!A1", "2026-05-19T10:00:00Z", "claude-haiku-4-5", "1/1/1/1")
        .write();
    WholeProgram program = new WholeProgram(home, folder.resolve("data"));
    String csv = out(program, "session --format csv");
    assertThat(csv).contains("\r\n\"'=cmd|' /C calc'!A1\",");
    assertThat(out(program, "range-cost -s 2026-05-01 --project=-x --format csv"))
        .contains(",auto,\"'-x\",1,1,1,1,1,4,");
  }

  @Test
  void writesToAFileThatIsNamed() throws IOException {
    WholeProgram program = ThreeVendors.program(folder);
    for (String line :
        List.of("daily", "daily --all", "rolls daily", "cache-report", "range-cost -s 20260501")) {
      Path file = folder.resolve("out.csv");
      List<String> words = new ArrayList<>(Arrays.asList(line.split(" ")));
      words.addAll(List.of("--format", "csv", "--output", file.toString()));
      WholeProgram.Result result = program.run(words.toArray(String[]::new));
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).contains("Wrote " + file);
      assertThat(Files.readString(file)).isEqualTo(out(program, line + " --format csv"));
      assertThat(out(program, line + " --format csv --output -")).isEqualTo(Files.readString(file));
      Files.delete(file);
    }
  }
}

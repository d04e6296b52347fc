package dev.cctally.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.fake.CommandHarness;
import dev.cctally.cli.fake.FakeVendor;
import dev.cctally.cli.fake.Samples;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.SessionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions whose ids are unique in one folder of the tool only. */
final class HomesTest {
  private final CommandHarness harness = new CommandHarness();

  @BeforeEach
  void installAThirdVendor() {
    harness.platform.plugins.add(
        FakeVendor.other("rolls", "Rolls"), ReportShape.INCLUSIVE_INPUT, Map.of());
    harness.variables.put("COLUMNS", "200");
  }

  private void sessions(String... idsAndHomes) {
    List<SessionRow> rows = new ArrayList<>();
    for (int i = 0; i < idsAndHomes.length; i += 2) {
      rows.add(
          new SessionRow(
              idsAndHomes[i],
              idsAndHomes[i + 1],
              null,
              List.of(idsAndHomes[i + 1] + "/" + idsAndHomes[i] + ".jsonl"),
              0,
              1_999,
              Samples.figures(1, 1, 0, 0, "0.1"),
              List.of(),
              List.of()));
    }
    harness.platform.sessions = new SessionReport(rows, Figures.ZERO, List.of());
  }

  @Test
  void areToldApartWhereTheyLookAlike() {
    sessions("a/one", "/data/x/home", "a/one", "/data/y/home", "top", "/data/x/home");
    String json = harness.run("rolls", "session", "--json").out();
    assertThat(json)
        .contains(
            "\"models\": {},\n      \"rollsRoot\": \"/data/x/home\"\n",
            "\"models\": {},\n      \"rollsRoot\": \"/data/y/home\"\n",
            "\"sessionFile\": \"top\",\n      \"directory\": \".\"",
            "\"lastActivity\": \"1970-01-01T00:00:00.001Z\"")
        .containsOnlyOnce("\"rollsRoot\": \"/data/x/home\"");
    assertThat(harness.run("rolls", "session").out())
        .contains("│ [x/home] a ", "│ [y/home] a ", "│ .  ");
    assertThat(harness.run("goose", "session", "-j").out())
        .contains("\"home\": \"/data/x/home\"", "\"home\": \"/data/y/home\"")
        .doesNotContain("Root");
  }

  @Test
  void areNotToldApartOtherwise() {
    sessions("a/one", "/data/x/home", "a/two", "/data/y/home");
    assertThat(harness.run("rolls", "session", "--json").out()).doesNotContain("Root");
    assertThat(harness.run("rolls", "session").out()).doesNotContain("[");
    assertThat(harness.run("goose", "session", "-j").out()).doesNotContain("\"home\"");
  }

  @Test
  void showTheWholeFolderIfOneEndsLikeTheOther() {
    sessions("a", "/home", "a", "/data/home");
    assertThat(harness.run("rolls", "session").out()).contains("[/home] .", "[/data/home] .");
  }
}

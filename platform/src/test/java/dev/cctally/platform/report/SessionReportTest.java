package dev.cctally.platform.report;

import static dev.cctally.platform.report.Entries.tokens;
import static dev.cctally.platform.report.ListPrices.HK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.project.InMemoryRoots;
import dev.cctally.platform.project.ProjectResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SessionReportTest {
  private final Entries list = new Entries();

  @Test
  void breaksTiesOfLastUseByFirstUseAndReversesThemExactly() {
    SessionRef late = list.session("late", null, "/logs/a.jsonl");
    SessionRef early = list.session("early", null, "/logs/b.jsonl");
    SessionRef last = list.session("last", null, "/logs/c.jsonl");
    list.add("2026-05-01T00:02:00Z", late, HK, tokens(1, 0));
    list.add("2026-05-01T00:01:00Z", early, HK, tokens(1, 0));
    list.add("2026-05-01T00:03:00Z", late, HK, tokens(1, 0));
    list.add("2026-05-01T00:03:00Z", early, HK, tokens(1, 0));
    list.add("2026-05-01T00:04:00Z", last, HK, tokens(1, 0));

    assertThat(ids(SortOrder.DESC)).containsExactly("last", "early", "late");
    assertThat(ids(SortOrder.ASC)).containsExactly("late", "early", "last");
  }

  private List<String> ids(SortOrder order) {
    return reports().sessions(Asking.rawNames(order, UsageHistory.Range.ALL)).rows().stream()
        .map(SessionRow::sessionId)
        .toList();
  }

  @Test
  void takesTheFolderOfTheLatestFileThatHasOne() {
    SessionRef first = list.session("s", "/w/one", "/logs/1.jsonl");
    SessionRef second = list.session("s", "/w/two", "/logs/2.jsonl");
    SessionRef third = list.session("s", null, "/logs/3.jsonl");
    list.add("2026-05-01T00:01:00Z", second, HK, tokens(1, 0));
    list.add("2026-05-01T00:02:00Z", first, HK, tokens(1, 0));
    list.add("2026-05-01T00:03:00Z", third, HK, tokens(1, 0));

    SessionRow row = reports().sessions(Asking.ALL).rows().getFirst();

    assertThat(row.projectPath()).isEqualTo("/w/one");
    assertThat(row.sourcePaths())
        .containsExactly("/logs/1.jsonl", "/logs/2.jsonl", "/logs/3.jsonl");
  }

  @Test
  void takesTheFolderOfTheLaterFileAtOneInstant() {
    SessionRef second = list.session("s", "/w/two", "/logs/2.jsonl");
    SessionRef first = list.session("s", "/w/one", "/logs/1.jsonl");
    list.add("2026-05-01T00:01:00Z", second, HK, tokens(1, 0));
    list.add("2026-05-01T00:01:00Z", first, HK, tokens(1, 0));

    assertThat(reports().sessions(Asking.ALL).rows().getFirst().projectPath()).isEqualTo("/w/two");
  }

  @Test
  void keepsSessionsApartWhoseIdsAreUniqueInAHomeOnly() {
    list.add("2026-05-01T00:01:00Z", in("/home/one", 11, "/logs/1.jsonl"), HK, tokens(1, 0));
    list.add("2026-05-01T00:02:00Z", in("/home/two", 12, "/logs/2.jsonl"), HK, tokens(20, 0));
    list.add("2026-05-01T00:03:00Z", in("/home/one", 13, "/logs/3.jsonl"), HK, tokens(300, 0));

    List<SessionRow> rows = reports().sessions(Asking.ALL).rows();

    assertThat(rows).extracting(SessionRow::home).containsExactly("/home/two", "/home/one");
    assertThat(rows).extracting(row -> row.figures().tokens().input()).containsExactly(20L, 301L);
    assertThat(rows.getLast().sourcePaths()).containsExactly("/logs/1.jsonl", "/logs/3.jsonl");
  }

  private static SessionRef in(String home, int id, String path) {
    return SessionRef.of(id, "2026/05/01/a", null, path, "/logs", home, false);
  }

  @Test
  void leavesTheFolderOutIfNobodyWroteItDown() {
    list.add("2026-05-01T00:01:00Z", list.session("s", null, "/logs/1.jsonl"), HK, tokens(1, 0));

    assertThat(reports().sessions(Asking.ALL).rows().getFirst().projectPath()).isNull();
  }

  @Test
  void showsOnlyTheFilesOfTheProjectAskedFor() {
    list.add(
        "2026-05-01T00:01:00Z", list.session("s", "/w/one", "/logs/1.jsonl"), HK, tokens(1, 0));
    list.add(
        "2026-05-01T00:02:00Z", list.session("s", "/w/two", "/logs/2.jsonl"), HK, tokens(5, 0));
    list.add("2026-05-01T00:02:00Z", list.session("t", null, "/logs/3.jsonl"), HK, tokens(7, 0));

    SessionReport report = reports().sessions(Asking.projects("one"));

    assertThat(report.rows()).hasSize(1);
    assertThat(report.rows().getFirst().sourcePaths()).containsExactly("/logs/1.jsonl");
    assertThat(report.totals().tokens().input()).isEqualTo(1);
    assertThat(reports().sessions(Asking.projects("(UNKNOWN)")).totals().tokens().input())
        .isEqualTo(7);
  }

  @Test
  void keepsThousandsOfSessionsApart() {
    for (int i = 0; i < 5000; i++) {
      list.add(
          "2026-05-01T00:01:00Z",
          list.session("s" + i, null, "/logs/" + i + ".jsonl"),
          HK,
          tokens(i, 0));
    }

    SessionReport report = reports().sessions(Asking.ALL);

    assertThat(report.rows()).hasSize(5000);
    assertThat(report.rows())
        .allSatisfy(
            row -> assertThat("s" + row.figures().tokens().input()).isEqualTo(row.sessionId()));
  }

  private UsageReports reports() {
    return new DefaultUsageReports(
        new ListHistory(list.all(), List.of()),
        _ -> Optional.of(ListPrices.worked()),
        new ProjectResolver(Path.of("/nobody"), new InMemoryRoots()));
  }
}

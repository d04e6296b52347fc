package dev.cctally.cli.command;

import dev.cctally.cli.console.Console;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.PriceStatus;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.SessionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Limits reports to one session. */
final class OneSession {
  private final @Nullable String id;
  private final List<String> meant = new ArrayList<>();
  private boolean found;

  /**
   * Makes it.
   *
   * @param id the session's id, or {@code null} for no limit
   */
  OneSession(@Nullable String id) {
    this.id = id;
  }

  /** The report with the session of exactly this id, or with none. */
  SessionReport of(SessionReport report) {
    if (id == null) {
      return report;
    }
    SessionReport one = of(report, id);
    found |= !one.rows().isEmpty();
    if (!found && !id.isBlank()) {
      meant.addAll(SessionIds.meant(report.rows(), id));
    }
    return one;
  }

  /** Tells which ids may have been meant, if there is no session of exactly this one. */
  void hint(Console console) {
    if (!found && !meant.isEmpty()) {
      console.note(
          "session: --id takes a whole id, and none is '"
              + id
              + "'; did you mean "
              + SessionIds.listed(meant)
              + "?");
    }
  }

  private static SessionReport of(SessionReport report, String id) {
    List<SessionRow> rows = new ArrayList<>();
    Figures totals = Figures.ZERO;
    TreeSet<String> unpriced = new TreeSet<>();
    for (SessionRow row : report.rows()) {
      if (row.sessionId().equals(id)) {
        rows.add(row);
        totals = totals.plus(row.figures());
        for (ModelUsage model : row.models()) {
          if (model.status() == PriceStatus.UNPRICED) {
            unpriced.add(model.model());
          }
        }
      }
    }
    return new SessionReport(rows, totals, List.copyOf(unpriced));
  }
}

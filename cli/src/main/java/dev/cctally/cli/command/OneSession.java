package dev.cctally.cli.command;

import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.PriceStatus;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.SessionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Limits a report to one session. */
final class OneSession {
  private OneSession() {}

  /** The report with the session of exactly this id, or with none. */
  static SessionReport of(SessionReport report, String id) {
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

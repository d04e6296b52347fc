package dev.cctally.cli.render;

import dev.cctally.platform.quota.Milestone;
import dev.cctally.platform.report.quota.trend.WeekMilestones;
import dev.cctally.platform.report.quota.trend.WeekSpan;
import dev.cctally.spi.model.Money;
import java.util.ArrayList;
import java.util.List;

/** What a week had cost when each whole percent of the quota was crossed, as a table. */
public final class MilestoneTable {
  private static final String NONE = "n/a";

  private MilestoneTable() {}

  /**
   * {@return the week and its milestones, or why there are none}
   *
   * @param week the week
   * @param view how to show it
   */
  public static String of(WeekMilestones week, ReportView view) {
    WeekSpan span = week.week();
    Long from = span.fromMicros();
    Long to = span.toMicros();
    String head =
        "Week: "
            + (from == null ? span.key() : minute(from, view))
            + " -> "
            + (to == null ? span.endKey() : minute(to, view))
            + "\n";
    if (week.milestones().isEmpty()) {
      return head
          + (week.sinceReset()
              ? "(post-credit segment, no milestones crossed yet)\n"
              : "No percent milestones recorded for this week.\n");
    }
    return head + of(week.milestones(), view);
  }

  /** The table alone. */
  static String of(List<Milestone> milestones, ReportView view) {
    if (milestones.isEmpty()) {
      return " No percent milestones recorded for this week.\n";
    }
    TableLayout.Drawn drawn =
        TableLayout.draw(
            () -> table(milestones, view), () -> table(milestones, view), view.canvas());
    Footnotes footnotes = new Footnotes(view);
    footnotes.hidden(drawn.columnsHidden());
    return drawn.text() + footnotes.text();
  }

  private static Table table(List<Milestone> milestones, ReportView view) {
    List<Column> columns =
        List.of(
            Column.number(10, "#"),
            Column.number(Column.ESSENTIAL, "Threshold"),
            Column.number(Column.ESSENTIAL, "Cumulative", "Cost"),
            Column.number(Column.ESSENTIAL, "Marginal", "Cost"),
            Column.number(40, "5h at", "crossing"),
            Column.whole(20, "Crossed at"));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < milestones.size(); i++) {
      Milestone milestone = milestones.get(i);
      Money marginal = milestone.marginal();
      Double other = milestone.otherPercent();
      rows.add(
          new Row(
              Row.Kind.BODY,
              List.of(
                  Cell.of(Integer.toString(i + 1), Style.MUTED),
                  Cell.of(milestone.threshold() + "%", Style.KEY),
                  Cell.of(Dollars.rounded(milestone.cost(), 6), Style.MONEY),
                  marginal == null ? none() : Cell.of(Dollars.rounded(marginal, 6), Style.MONEY),
                  other == null ? none() : Cell.of(Rounded.places(other, 0) + "%", Style.PLAIN),
                  Cell.of(minute(milestone.capturedMicros(), view), Style.PLAIN))));
    }
    return new Table(columns, rows, /* spaced= */ false);
  }

  private static Cell none() {
    return Cell.of(NONE, Style.MUTED);
  }

  private static String minute(long micros, ReportView view) {
    return Instants.date(micros, view.zone()) + " " + Instants.minute(micros, view.zone());
  }
}

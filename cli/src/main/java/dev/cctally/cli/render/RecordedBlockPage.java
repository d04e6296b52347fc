package dev.cctally.cli.render;

import dev.cctally.platform.quota.Block;
import dev.cctally.platform.quota.Milestone;
import dev.cctally.platform.quota.QuotaEvent;
import dev.cctally.platform.report.quota.BlockRecord;
import dev.cctally.spi.model.Money;
import java.util.ArrayList;
import java.util.List;

/** One recorded block with what it had cost at each percent, as a page. */
public final class RecordedBlockPage {
  private static final int PLACES = 6;

  private final BlockRecord record;
  private final List<Milestone> milestones;
  private final long now;
  private final ReportView view;
  private final RecordedBlockWords words;

  private RecordedBlockPage(
      BlockRecord record, List<Milestone> milestones, long now, ReportView view) {
    this.record = record;
    this.milestones = milestones;
    this.now = now;
    this.view = view;
    this.words = new RecordedBlockWords(view);
  }

  /**
   * {@return the page}
   *
   * @param record the block
   * @param milestones its milestones, in the order they were seen
   * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z
   * @param view how to show it
   */
  public static String of(
      BlockRecord record, List<Milestone> milestones, long nowMicros, ReportView view) {
    return new RecordedBlockPage(record, milestones, nowMicros, view).text();
  }

  private String text() {
    StringBuilder out = new StringBuilder(heading()).append('\n');
    boolean hidden = false;
    if (milestones.isEmpty()) {
      out.append("No milestones recorded ")
          .append(words.none())
          .append(" block did not cross 1%.\n");
    }
    if (!milestones.isEmpty() || !record.credits().isEmpty()) {
      Table wide = table(true);
      TableLayout.Drawn drawn = TableLayout.draw(() -> wide, () -> table(false), view.canvas());
      hidden = drawn.columnsHidden();
      out.append(drawn.text());
    }
    if (record.active()) {
      out.append("(active ").append(words.none()).append(" more milestones may appear)\n");
    }
    Footnotes footnotes = new Footnotes(view);
    footnotes.hidden(hidden);
    return out.append(footnotes.text()).toString();
  }

  private String heading() {
    Block block = record.block();
    String state =
        record.active()
            ? "active, " + Durations.hours(now - block.startMicros()) + " elapsed"
            : "closed, ended " + Instants.minute(block.resetMicros(), view.zone());
    String change = words.change(record);
    String dot = " " + view.canvas().glyphs().dot() + " ";
    String line =
        "Block: "
            + words.minute(block.startMicros())
            + " "
            + words.zone()
            + " ("
            + state
            + ")"
            + dot
            + "5h%: "
            + ForecastWords.decimal(block.percent(), 1)
            + "%"
            + dot
            + "7d% "
            + words.range(record)
            + " ("
            + words.delta()
            + " "
            + (record.periodDelta() == null ? change : change + "pp")
            + ")"
            + (block.crossed() ? " " + words.flash() + " crossed weekly reset" : "");
    StringBuilder out = new StringBuilder();
    List<Text> parts = new ArrayList<>();
    for (String word : line.split(" ")) {
      parts.add(new Text(word, Style.TITLE));
    }
    for (Text part : new Cell(parts, true).laidOut(Math.max(20, view.canvas().width()))) {
      out.append(part.style().paint(part.value(), view.canvas().colour())).append('\n');
    }
    return out.toString();
  }

  private Table table(boolean wide) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.number(wide ? 0 : 5, "#"));
    columns.add(Column.number(Column.ESSENTIAL, wide ? "Threshold" : "At"));
    columns.add(Column.whole(wide ? 0 : 10, "Crossed"));
    columns.add(Column.number(Column.ESSENTIAL, "Cumulative", "Cost"));
    columns.add(Column.number(Column.ESSENTIAL, "Marginal", "Cost"));
    columns.add(Column.number(wide ? 0 : 20, "7d at", "crossing"));
    List<Row> rows = new ArrayList<>();
    List<QuotaEvent> credits = new ArrayList<>(record.credits());
    int number = 0;
    for (Milestone milestone : milestones) {
      while (!credits.isEmpty()
          && credits.getFirst().detectedMicros() <= milestone.capturedMicros()) {
        rows.add(credit(credits.removeFirst()));
      }
      rows.add(row(++number, milestone));
    }
    credits.forEach(credit -> rows.add(credit(credit)));
    return new Table(columns, rows, false);
  }

  private Row credit(QuotaEvent credit) {
    return Row.heading(
        words.flash()
            + " CREDIT  "
            + RecordedBlockWords.points(credit)
            + "  @ "
            + Instants.minute(credit.effectiveMicros(), view.zone()));
  }

  private Row row(int number, Milestone milestone) {
    Money marginal = milestone.marginal();
    return new Row(
        Row.Kind.BODY,
        List.of(
            Cell.of(Integer.toString(number), Style.MUTED),
            Cell.of(milestone.threshold() + "%", Style.KEY),
            Cell.of(words.minute(milestone.capturedMicros()), Style.PLAIN),
            Cell.of(Dollars.rounded(milestone.cost(), PLACES), Style.MONEY),
            marginal == null
                ? Cell.of("n/a", Style.MUTED)
                : Cell.of(Dollars.rounded(marginal, PLACES), Style.MONEY),
            Cell.of(seven(milestone), Style.PLAIN)));
  }

  private static String seven(Milestone milestone) {
    Double percent = milestone.otherPercent();
    return percent == null ? "n/a" : ForecastWords.decimal(percent, 1) + "%";
  }
}

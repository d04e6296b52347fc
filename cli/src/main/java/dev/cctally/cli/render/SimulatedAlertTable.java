package dev.cctally.cli.render;

import dev.cctally.platform.alert.engine.Latch;
import dev.cctally.platform.alert.engine.SimulatedAlert;
import dev.cctally.platform.ingest.UsageHistory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Alerts there would have been as a table, the oldest first, and how many of them were told. */
public final class SimulatedAlertTable {
  private SimulatedAlertTable() {}

  /**
   * {@return the text}
   *
   * @param alerts the alerts
   * @param range what was replayed
   * @param zone the zone of times
   * @param canvas where it is shown
   */
  public static String of(
      List<SimulatedAlert> alerts, UsageHistory.Range range, ZoneId zone, Canvas canvas) {
    String span = span(range, zone);
    if (alerts.isEmpty()) {
      return "No alert would have been told " + span + ".\n";
    }
    List<Column> columns =
        List.of(
            Column.whole(Column.ESSENTIAL, "When"),
            Column.text(10, Column.ESSENTIAL, "What"),
            Column.number(Column.ESSENTIAL, "At"),
            Column.text(20, 10, "Figures"),
            Column.text(12, 20, "Window"),
            Column.text(8, 30, "Told"));
    List<Row> rows = new ArrayList<>();
    for (SimulatedAlert alert : alerts) {
      Latch latch = alert.latch();
      int threshold = latch.key().threshold();
      rows.add(
          new Row(
              Row.Kind.BODY,
              List.of(
                  Cell.of(time(latch.crossedMicros(), zone), Style.MUTED),
                  Cell.of(AlertTable.what(latch), Style.KEY),
                  Cell.of(threshold + "%", threshold >= 100 ? Style.WARNING : Style.PLAIN),
                  Cell.of(AlertTable.figures(latch), Style.PLAIN),
                  Cell.of(window(latch, zone), Style.PLAIN),
                  Cell.of(told(alert), Style.MUTED))));
    }
    Table table = new Table(columns, rows, false);
    long told = alerts.stream().filter(SimulatedAlert::told).count();
    return TableLayout.draw(() -> table, () -> table, canvas).text()
        + alerts.size()
        + (alerts.size() == 1 ? " alert " : " alerts ")
        + span
        + ", of which "
        + told
        + (told == 1 ? " was" : " were")
        + " really told.\n";
  }

  private static String span(UsageHistory.Range range, ZoneId zone) {
    return range.fromMicros() > range.toMicros()
        ? "in no time at all: the first day is after the last"
        : "from "
            + Instants.date(range.fromMicros(), zone)
            + " to "
            + Instants.date(range.toMicros(), zone);
  }

  private static String time(long micros, ZoneId zone) {
    return Instants.date(micros, zone) + " " + Instants.minute(micros, zone);
  }

  /** The kind of window and when it began: a budget's period, or a quota window's id. */
  private static String window(Latch latch, ZoneId zone) {
    String begin = time(latch.windowStartMicros(), zone);
    return DisplayText.clean(latch.key().period())
        + " "
        + (begin.endsWith(" 00:00") ? begin.substring(0, begin.length() - 6) : begin);
  }

  private static String told(SimulatedAlert alert) {
    Latch real = alert.real();
    if (real == null) {
      return "no";
    }
    return alert.told()
        ? "yes"
        : real.state() == Latch.State.SUPPRESSED ? "no, was so before" : "undelivered";
  }
}

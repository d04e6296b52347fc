package dev.cctally.cli.render;

import dev.cctally.platform.alert.engine.Latch;
import dev.cctally.platform.alert.engine.SimulatedAlert;
import dev.cctally.platform.ingest.UsageHistory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Alerts there would have been as a table, the oldest first, and how many of them were told. */
public final class SimulatedAlertTable {
  /** The least width in which what is said of all of them stands on one line. */
  private static final int SENTENCE = 80;

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
    Table wide = new Table(AlertTable.COLUMNS, rows(alerts, zone, false), false);
    Table narrow = new Table(AlertTable.COLUMNS, rows(alerts, zone, true), false);
    long told = alerts.stream().filter(SimulatedAlert::told).count();
    return TableLayout.draw(() -> wide, () -> narrow, canvas).text()
        + alerts.size()
        + (alerts.size() == 1 ? " alert " : " alerts ")
        + span
        + (canvas.width() < SENTENCE ? ",\n" : ", ")
        + "of which "
        + told
        + (told == 1 ? " was" : " were")
        + " really told.\n";
  }

  private static List<Row> rows(List<SimulatedAlert> alerts, ZoneId zone, boolean brief) {
    List<Row> rows = new ArrayList<>();
    for (SimulatedAlert alert : alerts) {
      Latch latch = alert.latch();
      int threshold = latch.key().threshold();
      rows.add(
          new Row(
              Row.Kind.BODY,
              List.of(
                  Cell.of(AlertTable.time(latch.crossedMicros(), zone, brief), Style.MUTED),
                  Cell.of(AlertTable.what(latch, brief), Style.KEY),
                  Cell.of(threshold + "%", threshold >= 100 ? Style.WARNING : Style.PLAIN),
                  Cell.of(AlertTable.figures(latch, brief), Style.PLAIN),
                  Cell.of(AlertTable.window(latch, zone, brief), Style.PLAIN),
                  Cell.of(told(alert), Style.MUTED))));
    }
    return rows;
  }

  private static String span(UsageHistory.Range range, ZoneId zone) {
    return range.fromMicros() > range.toMicros()
        ? "in no time at all: the first day is after the last"
        : "from "
            + Instants.date(range.fromMicros(), zone)
            + " to "
            + Instants.date(range.toMicros(), zone);
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

package dev.cctally.cli.render;

import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.alert.engine.Latch;
import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts as a table, the newest first. */
public final class AlertTable {
  /** What of the names does not fit is cut; whose budget it is stands in front. */
  static final List<Column> COLUMNS =
      List.of(
          Column.whole(Column.ESSENTIAL, "When"),
          Column.text(13, Column.ESSENTIAL, "What"),
          Column.number(Column.ESSENTIAL, "At"),
          Column.whole(60, "Figures"),
          Column.whole(50, "Window"),
          Column.text(12, 40, "Told"));

  private AlertTable() {}

  /**
   * {@return the text}
   *
   * @param latches the alerts
   * @param truncated whether there are more
   * @param axis the axis that was asked for, or {@code null} for all
   * @param zone the zone of times
   * @param canvas where it is shown
   */
  public static String of(
      List<Latch> latches, boolean truncated, @Nullable String axis, ZoneId zone, Canvas canvas) {
    if (latches.isEmpty()) {
      return axis == null
          ? "No alerts yet.\n"
          : "No alerts of the axis " + DisplayText.clean(axis) + ".\n";
    }
    Table wide = new Table(COLUMNS, rows(latches, zone, false), false);
    Table narrow = new Table(COLUMNS, rows(latches, zone, true), false);
    StringBuilder text =
        new StringBuilder(TableLayout.draw(() -> wide, () -> narrow, canvas).text());
    if (latches.stream().anyMatch(Latch::undelivered)) {
      text.append("Undelivered: the program ended before it could tell; it is not told again.\n");
    }
    if (truncated) {
      text.append("There are more: --limit 0 shows all.\n");
    }
    return text.toString();
  }

  private static List<Row> rows(List<Latch> latches, ZoneId zone, boolean brief) {
    List<Row> rows = new ArrayList<>();
    for (Latch latch : latches) {
      int threshold = latch.key().threshold();
      rows.add(
          new Row(
              Row.Kind.BODY,
              List.of(
                  Cell.of(time(latch.alertedMicros(), zone, brief), Style.MUTED),
                  Cell.of(what(latch, brief), Style.KEY),
                  Cell.of(threshold + "%", threshold >= 100 ? Style.WARNING : Style.PLAIN),
                  Cell.of(figures(latch, brief), Style.PLAIN),
                  Cell.of(window(latch, zone, brief), Style.PLAIN),
                  Cell.of(told(latch), style(latch)))));
    }
    return rows;
  }

  /** A moment to the minute; briefly, without its year. */
  static String time(long micros, ZoneId zone, boolean brief) {
    String day = Instants.date(micros, zone);
    return (brief ? day.substring(day.indexOf('-', 1) + 1) : day)
        + " "
        + Instants.minute(micros, zone);
  }

  /** What it is about; briefly, whose it is rather than the axis, where one tells the other. */
  static String what(Latch latch, boolean brief) {
    Latch.Key key = latch.key();
    String what =
        key.metric().isEmpty() ? key.axis() : (brief ? "proj. " : "projected ") + key.metric();
    String whose = latch.label().isEmpty() ? key.subject() : latch.label();
    boolean project = key.axis().equals(AlertPayload.PROJECT_BUDGET);
    return DisplayText.clean(
        whose.isEmpty() ? what : brief && project ? "project " + whose : what + " " + whose);
  }

  /**
   * The kind of window and when it began: a budget's period, or a quota window's id. Briefly, the
   * day of a week or a month; of another window, which the axis names, only the moment.
   */
  static String window(Latch latch, ZoneId zone, boolean brief) {
    String period = latch.key().period();
    boolean days = period.endsWith("week") || period.endsWith("month");
    String kind =
        !brief ? period + " " : days ? period.substring(period.lastIndexOf('-') + 1) + " " : "";
    if (latch.windowStartMicros() == 0) {
      return DisplayText.clean(kind.strip());
    }
    String begin = time(latch.windowStartMicros(), zone, brief);
    boolean day = begin.endsWith(" 00:00") || (brief && days);
    return DisplayText.clean(kind + (day ? begin.substring(0, begin.length() - 6) : begin));
  }

  static String figures(Latch latch, boolean brief) {
    Double amount = latch.amount();
    Double value = latch.value();
    Money spent = latch.spent();
    if (!latch.key().metric().isEmpty()) {
      boolean dollars = latch.key().metric().endsWith("_usd");
      String projected =
          value == null ? "" : dollars ? usd(value) : ForecastWords.whole(value) + "%";
      return (brief ? "" : "projected ")
          + projected
          + (amount == null ? "" : dollars ? " of " + usd(amount) : "");
    }
    if (amount != null && spent != null) {
      String share = brief || value == null ? "" : " (" + ForecastWords.whole(value) + "%)";
      return Dollars.cents(spent) + " of " + usd(amount) + share;
    }
    String cost = spent == null ? "" : Dollars.cents(spent);
    return brief || latch.model() == null ? cost : cost + ", " + latch.model();
  }

  private static String usd(double dollars) {
    return Dollars.cents(new BigDecimal(dollars));
  }

  private static String told(Latch latch) {
    if (latch.state() == Latch.State.SUPPRESSED) {
      return "no, was so before";
    }
    String status = latch.status();
    return status == null ? "undelivered" : status;
  }

  private static Style style(Latch latch) {
    boolean well =
        latch.state() == Latch.State.SUPPRESSED || String.valueOf(latch.status()).equals("queued");
    return well ? Style.MUTED : Style.WARNING;
  }
}

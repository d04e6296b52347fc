package dev.cctally.cli.render;

import dev.cctally.platform.alert.engine.Latch;
import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts as a table, the newest first. */
public final class AlertTable {
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
    List<Column> columns =
        List.of(
            Column.whole(Column.ESSENTIAL, "When"),
            Column.text(10, Column.ESSENTIAL, "What"),
            Column.number(Column.ESSENTIAL, "At"),
            Column.text(20, 10, "Figures"),
            Column.text(12, 20, "Told"));
    List<Row> rows = new ArrayList<>();
    boolean undelivered = false;
    for (Latch latch : latches) {
      undelivered |= latch.undelivered();
      int threshold = latch.key().threshold();
      rows.add(
          new Row(
              Row.Kind.BODY,
              List.of(
                  Cell.of(
                      Instants.date(latch.alertedMicros(), zone)
                          + " "
                          + Instants.minute(latch.alertedMicros(), zone),
                      Style.MUTED),
                  Cell.of(what(latch), Style.KEY),
                  Cell.of(threshold + "%", threshold >= 100 ? Style.WARNING : Style.PLAIN),
                  Cell.of(figures(latch), Style.PLAIN),
                  Cell.of(told(latch), style(latch)))));
    }
    Table table = new Table(columns, rows, false);
    StringBuilder text =
        new StringBuilder(TableLayout.draw(() -> table, () -> table, canvas).text());
    if (undelivered) {
      text.append("Undelivered: the program ended before it could tell; it is not told again.\n");
    }
    if (truncated) {
      text.append("There are more: --limit 0 shows all.\n");
    }
    return text.toString();
  }

  static String what(Latch latch) {
    Latch.Key key = latch.key();
    String what = key.metric().isEmpty() ? key.axis() : "projected " + key.metric();
    String whose = latch.label().isEmpty() ? key.subject() : latch.label();
    return DisplayText.clean(whose.isEmpty() ? what : what + " " + whose);
  }

  static String figures(Latch latch) {
    Double amount = latch.amount();
    Double value = latch.value();
    Money spent = latch.spent();
    if (!latch.key().metric().isEmpty()) {
      boolean dollars = latch.key().metric().endsWith("_usd");
      String projected =
          value == null ? "" : dollars ? usd(value) : ForecastWords.whole(value) + "%";
      return "projected " + projected + (amount == null ? "" : dollars ? " of " + usd(amount) : "");
    }
    if (amount != null && spent != null) {
      String share = value == null ? "" : " (" + ForecastWords.whole(value) + "%)";
      return Dollars.cents(spent) + " of " + usd(amount) + share;
    }
    String cost = spent == null ? "" : Dollars.cents(spent);
    return latch.model() == null ? cost : cost + ", " + latch.model();
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

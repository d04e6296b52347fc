package dev.cctally.cli.render;

import dev.cctally.platform.quota.QuotaEvent;
import dev.cctally.platform.report.quota.BlockRecord;
import dev.cctally.platform.time.DisplayZone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a recorded block.
 *
 * @param view how it is shown
 */
record RecordedBlockWords(ReportView view) {
  private static final String SIGNS = "⚡Δ→";

  private boolean unicode() {
    return UsageBar.encodes(view.canvas().charset(), SIGNS);
  }

  /** Marks what began anew. */
  String flash() {
    return unicode() ? "⚡" : "*";
  }

  String delta() {
    return unicode() ? "Δ" : "d";
  }

  String none() {
    return view.canvas().glyphs().none();
  }

  String minute(long micros) {
    return Instants.date(micros, view.zone()) + " " + Instants.minute(micros, view.zone());
  }

  /** The zone, as short as it can be. */
  String zone() {
    return DisplayZone.shown(view.zone());
  }

  static String percent(@Nullable Double percent, String none) {
    return percent == null ? none : ForecastWords.decimal(percent, 1);
  }

  /** The period's percentages at its start and end: {@code 12.4→14.5}. */
  String range(BlockRecord record) {
    return percent(record.block().periodFirst(), none())
        + view.canvas().glyphs().arrow()
        + percent(record.periodLast(), none());
  }

  String change(BlockRecord record) {
    Double delta = record.periodDelta();
    if (delta == null) {
      return none();
    }
    String number = ForecastWords.decimal(delta, 1);
    return (number.startsWith("-") ? "" : "+") + number;
  }

  /** {@code -20pp}, or {@code -20.5pp}. */
  static String points(QuotaEvent credit) {
    Double prior = credit.prior();
    if (prior == null) {
      return "";
    }
    String number = ForecastWords.decimal(credit.post() - prior, 1);
    return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + "pp";
  }

  /** Its credits in one line; empty if there are none. */
  String credits(BlockRecord record) {
    List<String> points = new ArrayList<>();
    record.credits().forEach(credit -> points.add(points(credit)));
    return points.isEmpty() ? "" : flash() + " credited " + String.join(", ", points);
  }

  String perPercent(BlockRecord record) {
    Double dollars = record.dollarsPerPercent();
    return dollars == null ? none() : "$" + ForecastWords.decimal(dollars, 2);
  }
}

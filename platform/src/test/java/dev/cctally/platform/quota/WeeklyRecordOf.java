package dev.cctally.platform.quota;

/** The weekly record of a ledger. */
final class WeeklyRecordOf {
  private WeeklyRecordOf() {}

  static WeeklyRecord series(Ledger ledger) {
    SeriesTable.Stored stored = ledger.tables.series().of(Ledger.SERIES.vendorId()).getFirst();
    return QuotaStore.weekly(new QuotaSeries(stored, ledger.database));
  }
}

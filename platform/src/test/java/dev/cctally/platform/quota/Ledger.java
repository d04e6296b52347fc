package dev.cctally.platform.quota;

import dev.cctally.platform.quota.MeteredUsage.Named;
import dev.cctally.platform.quota.MeteredUsage.Part;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A history in memory and the usage beside it, as the worked examples describe them. */
final class Ledger implements UsageMeter, AutoCloseable {
  static final SeriesKey SERIES =
      new SeriesKey("acme", "", SeriesKey.MAIN, Duration.ofDays(7), Duration.ofHours(5));

  final SqlDatabase database = SqlDatabase.inMemory();
  final QuotaTables tables = QuotaTables.of(database);
  final QuotaRecorder recorder = new QuotaRecorder(database);
  int refreshed;

  private final List<Entry> entries = new ArrayList<>();

  Ledger() {
    QuotaSchema.ALL.forEach(step -> step.statements().forEach(database::execute));
  }

  private record Entry(long at, String model, String folder, Part part) {}

  Ledger used(String at, double dollars) {
    return used(at, "/work/alpha", "m", 100, 50, 0, 0, dollars);
  }

  Ledger used(
      String at,
      String folder,
      String model,
      long in,
      long out,
      long write,
      long read,
      double dollars) {
    Part part =
        new Part(
            new TokenCounts(in, read, write, 0, out, 0),
            Money.ofDollars(BigDecimal.valueOf(dollars)),
            1);
    entries.add(new Entry(micros(at), model, folder, part));
    return this;
  }

  void logsAreDeleted() {
    entries.clear();
  }

  Recorded tick(String at, double percent, String resets) {
    return tick(at, percent, resets, null, null);
  }

  Recorded tick(
      String at,
      double percent,
      String resets,
      @Nullable Double block,
      @Nullable String blockResets) {
    TickCheck.Stated stated =
        new TickCheck.Stated(
            percent,
            micros(resets) / 1_000_000,
            block,
            blockResets == null ? null : (Long) (micros(blockResets) / 1_000_000));
    return recorder.record(TickCheck.of(SERIES, micros(at), stated, "test").tick(), this);
  }

  long series() {
    return tables.series().id(SERIES);
  }

  List<Double> percents() {
    return tables.readings().all(series()).stream().map(Reading::percent).toList();
  }

  List<QuotaEvent> periodEvents() {
    return tables.events().ofPeriods(series());
  }

  List<QuotaEvent> blockEvents() {
    return tables.events().ofBlocks(series());
  }

  /** The milestones of a segment as {@code threshold cost marginal}. */
  List<String> milestones(String key, long segment) {
    for (Period period : tables.periods().all(series())) {
      if (period.key().equals(key)) {
        return tables.milestones().of(series(), Axis.PERIOD, period.id(), segment).stream()
            .map(Ledger::text)
            .toList();
      }
    }
    throw new AssertionError("no period " + key);
  }

  static String text(Milestone milestone) {
    Money marginal = milestone.marginal();
    return milestone.threshold()
        + " "
        + milestone.cost().toDollars().toPlainString()
        + " "
        + (marginal == null ? "-" : marginal.toDollars().toPlainString());
  }

  @Override
  public void refresh() {
    refreshed++;
  }

  @Override
  public MeteredUsage measure(long fromMicros, long toMicros) {
    Part total = Part.NONE;
    Map<String, Part> models = new LinkedHashMap<>();
    Map<String, Part> folders = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.at >= fromMicros && entry.at <= toMicros) {
        total = total.plus(entry.part);
        models.merge(entry.model, entry.part, Part::plus);
        folders.merge(entry.folder, entry.part, Part::plus);
      }
    }
    return new MeteredUsage(total, named(models), named(folders));
  }

  private static List<Named> named(Map<String, Part> parts) {
    return parts.entrySet().stream().map(e -> new Named(e.getKey(), e.getValue())).toList();
  }

  static long micros(String instant) {
    String text = instant.length() == 17 ? instant.replace("Z", ":00Z") : instant;
    return Instant.parse(text).getEpochSecond() * 1_000_000;
  }

  @Override
  public void close() {
    database.close();
  }
}

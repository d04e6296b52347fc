package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.pricing.Quote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Compares recorded with computed costs, entry by entry. */
final class AuditPass implements Consumer<UsageEntry> {
  private final PriceSheet sheet;
  private final SpeedRule speed;
  private final Predicate<UsageEntry> shown;
  private final int sampleLimit;
  private final Map<String, Comparison> models = new LinkedHashMap<>();
  private final List<PriceAudit.Sample> samples = new ArrayList<>();
  private long entries;
  private long compared;
  private long matches;

  AuditPass(PriceSheet sheet, SpeedRule speed, Predicate<UsageEntry> shown, int sampleLimit) {
    this.sheet = sheet;
    this.speed = speed;
    this.shown = shown;
    this.sampleLimit = sampleLimit;
  }

  @Override
  public void accept(UsageEntry entry) {
    if (!shown.test(entry)) {
      return;
    }
    entries++;
    Money recorded = entry.recordedCost();
    // A price borrowed from another model says nothing about this one.
    if (recorded == null
        || !(sheet.quote(entry.model(), entry.atMicros()) instanceof Quote.Priced priced)) {
      return;
    }
    Money computed = priced.rates().cost(entry.tokens(), speed.billed(entry.speed(), sheet));
    boolean match = match(recorded.pico(), computed.pico());
    compared++;
    matches += match ? 1 : 0;
    models
        .computeIfAbsent(entry.model(), _ -> new Comparison())
        .add(match, percent(recorded.pico(), computed.pico()));
    if (!match && samples.size() < sampleLimit) {
      samples.add(new PriceAudit.Sample(entry, recorded, computed));
    }
  }

  PriceAudit audit() {
    List<PriceAudit.ModelAudit> differing = new ArrayList<>();
    models.forEach((model, comparison) -> {
      if (comparison.matches < comparison.compared) {
        differing.add(
            new PriceAudit.ModelAudit(
                model, comparison.compared, comparison.matches, comparison.differenceSum));
      }
    });
    differing.sort(
        Comparator.comparingLong(
                (PriceAudit.ModelAudit model) -> model.compared() - model.matches())
            .reversed());
    return new PriceAudit(entries, compared, matches, differing, samples);
  }

  /** Whether they differ by less than a thousandth of the first; anything matches nothing. */
  private static boolean match(long recorded, long computed) {
    if (recorded == 0) {
      return true;
    }
    long size = Math.absExact(recorded);
    return Math.absExact(Math.subtractExact(recorded, computed)) <= (size - 1) / 1000;
  }

  private static double percent(long recorded, long computed) {
    return recorded == 0 ? 0 : Math.abs(((double) recorded - computed) / recorded) * 100;
  }

  /** One model's running comparison. */
  private static final class Comparison {
    private long compared;
    private long matches;
    private double differenceSum;

    void add(boolean match, double difference) {
      compared++;
      matches += match ? 1 : 0;
      differenceSum += difference;
    }
  }
}

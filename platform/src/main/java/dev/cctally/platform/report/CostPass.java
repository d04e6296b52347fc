package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.Rates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Prices entries one by one and keeps the costliest. */
final class CostPass implements Consumer<UsageEntry> {
  private static final Comparator<Numbered> CHEAPEST_FIRST =
      Comparator.comparing((Numbered numbered) -> numbered.sample.computed())
          .thenComparing(Comparator.comparingLong(Numbered::number).reversed());

  private final PriceSheet sheet;
  private final SpeedRule speed;
  private final int sampleLimit;
  private final Map<String, Count> models = new HashMap<>();
  private final PriorityQueue<Numbered> costliest = new PriorityQueue<>(CHEAPEST_FIRST);
  private long entries;
  private Money cost = Money.ZERO;

  CostPass(PriceSheet sheet, SpeedRule speed, int sampleLimit) {
    this.sheet = sheet;
    this.speed = speed;
    this.sampleLimit = sampleLimit;
  }

  /** An entry with its place in time. */
  private record Numbered(CostAudit.Sample sample, long number) {}

  /** One model's running count. */
  private static final class Count {
    private long entries;
    private @Nullable String pricedAs;
  }

  @Override
  public void accept(UsageEntry entry) {
    entries++;
    Count count = models.computeIfAbsent(entry.model(), _ -> new Count());
    count.entries++;
    Quote quote = sheet.quote(entry.model(), entry.atMicros());
    Money computed = Money.ZERO;
    if (quote instanceof Quote.Priced own) {
      computed = cost(own.rates(), entry);
    } else if (quote instanceof Quote.Fallback other) {
      computed = cost(other.rates(), entry);
      count.pricedAs = other.pricedAs();
    }
    cost = cost.plus(computed);
    costliest.add(new Numbered(new CostAudit.Sample(entry, computed), entries));
    if (costliest.size() > sampleLimit) {
      costliest.remove();
    }
  }

  private Money cost(Rates rates, UsageEntry entry) {
    return rates.cost(entry.tokens(), speed.billed(entry.speed(), sheet));
  }

  CostAudit audit() {
    List<CostAudit.ModelCount> counts = new ArrayList<>();
    models.forEach((model, count) ->
        counts.add(new CostAudit.ModelCount(model, count.entries, count.pricedAs)));
    counts.sort(
        Comparator.comparingLong(CostAudit.ModelCount::entries)
            .reversed()
            .thenComparing(CostAudit.ModelCount::model));
    List<Numbered> sorted = new ArrayList<>(costliest);
    sorted.sort(Collections.reverseOrder(CHEAPEST_FIRST));
    List<CostAudit.Sample> samples = sorted.stream().map(Numbered::sample).toList();
    return new CostAudit(entries, counts, cost, samples);
  }
}

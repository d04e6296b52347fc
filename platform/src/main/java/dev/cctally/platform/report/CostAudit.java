package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.spi.model.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a cost comes about: which models were used how often, and which entries cost most. All costs
 * are worked out from the prices, whatever the vendor wrote down.
 *
 * @param entries how many entries there are
 * @param models the models by entries descending, then by name
 * @param cost what they cost together
 * @param costliest the entries that cost most, by cost descending, then by time
 */
public record CostAudit(long entries, List<ModelCount> models, Money cost, List<Sample> costliest) {
  /** Rejects {@code null} and copies the lists. */
  public CostAudit {
    models = List.copyOf(models);
    Objects.requireNonNull(cost, "cost");
    costliest = List.copyOf(costliest);
  }

  /**
   * One model.
   *
   * @param model the model id
   * @param entries how many entries it has
   * @param pricedAs the model whose price was taken because this one is unknown, or {@code null}
   */
  public record ModelCount(String model, long entries, @Nullable String pricedAs) {
    /** Rejects a missing model. */
    public ModelCount {
      Objects.requireNonNull(model, "model");
    }
  }

  /**
   * One entry.
   *
   * @param entry the entry
   * @param computed what it costs by the prices
   */
  public record Sample(UsageEntry entry, Money computed) {
    /** Rejects {@code null}. */
    public Sample {
      Objects.requireNonNull(entry, "entry");
      Objects.requireNonNull(computed, "computed");
    }
  }
}

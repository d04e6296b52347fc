package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.spi.model.Money;
import java.util.List;
import java.util.Objects;

/**
 * Recorded against computed cost, over the entries that have both. Two costs match when they differ
 * by less than a thousandth of the recorded one.
 *
 * @param entries entries the report shows
 * @param compared entries with a recorded cost and a known price
 * @param matches how many of those match
 * @param models per model with a mismatch, by mismatches descending
 * @param samples the first mismatches, by time
 */
public record PriceAudit(
    long entries, long compared, long matches, List<ModelAudit> models, List<Sample> samples) {
  /** Copies the lists. */
  public PriceAudit {
    models = List.copyOf(models);
    samples = List.copyOf(samples);
  }

  /**
   * One model's comparison.
   *
   * @param model the model id
   * @param compared entries compared
   * @param matches how many match
   * @param differenceSum the sum of the entries' differences in percent of the recorded cost
   */
  public record ModelAudit(String model, long compared, long matches, double differenceSum) {
    /** Rejects {@code null}. */
    public ModelAudit {
      Objects.requireNonNull(model, "model");
    }
  }

  /**
   * One mismatch.
   *
   * @param entry the entry
   * @param recorded what the vendor wrote down
   * @param computed what the prices say
   */
  public record Sample(UsageEntry entry, Money recorded, Money computed) {
    /** Rejects {@code null}. */
    public Sample {
      Objects.requireNonNull(entry, "entry");
      Objects.requireNonNull(recorded, "recorded");
      Objects.requireNonNull(computed, "computed");
    }
  }
}

package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Running sums of a row, one for each column of {@link ModelColumns}. */
final class ModelTallies {
  private @Nullable Tally[] tallies = new Tally[4];

  void add(int column, UsageCell cell, long cost, PriceStatus status) {
    tally(column).add(cell, cost, status);
  }

  void add(ModelTallies other) {
    for (int i = 0; i < other.tallies.length; i++) {
      Tally more = other.tallies[i];
      if (more != null) {
        tally(i).add(more);
      }
    }
  }

  private Tally tally(int column) {
    if (column >= tallies.length) {
      tallies = Arrays.copyOf(tallies, Math.max(column + 1, tallies.length * 2));
    }
    Tally tally = tallies[column];
    if (tally == null) {
      tally = new Tally();
      tallies[column] = tally;
    }
    return tally;
  }

  /** The row's first use. */
  FirstUse first() {
    FirstUse first = new FirstUse();
    for (Tally tally : tallies) {
      if (tally != null) {
        first.note(tally.first());
      }
    }
    return first;
  }

  /** Adds the ids of models without a price. */
  void collectUnpriced(ModelColumns columns, Set<String> ids) {
    for (int i = 0; i < tallies.length; i++) {
      Tally tally = tallies[i];
      if (tally != null && tally.status() == PriceStatus.UNPRICED) {
        ids.add(columns.id(i));
      }
    }
  }

  /** The finished sums. */
  Breakdown breakdown(ModelColumns columns) {
    Map<String, Tally> byName = new LinkedHashMap<>();
    for (int i = 0; i < tallies.length; i++) {
      Tally tally = tallies[i];
      if (tally != null) {
        // Two columns have one name if a model's own id ends in the suffix for fast responses.
        byName.merge(columns.name(i), tally, ModelTallies::sum);
      }
    }
    List<Map.Entry<String, Tally>> byFirstUse = new ArrayList<>(byName.entrySet());
    byFirstUse.sort(Comparator.comparing(entry -> entry.getValue().first()));
    List<String> names = new ArrayList<>(byFirstUse.size());
    List<ModelUsage> models = new ArrayList<>(byFirstUse.size());
    Figures figures = Figures.ZERO;
    for (Map.Entry<String, Tally> entry : byFirstUse) {
      Tally tally = entry.getValue();
      Figures own = tally.figures();
      figures = figures.plus(own);
      names.add(entry.getKey());
      models.add(new ModelUsage(entry.getKey(), own, tally.status()));
    }
    models.sort(Comparator.comparing((ModelUsage model) -> model.figures().cost()).reversed());
    return new Breakdown(figures, names, models);
  }

  private static Tally sum(Tally one, Tally other) {
    Tally both = new Tally();
    both.add(one);
    both.add(other);
    return both;
  }

  /**
   * Finished sums.
   *
   * @param figures over all models
   * @param modelsUsed names by first use
   * @param models by cost descending; ties by first use
   */
  record Breakdown(Figures figures, List<String> modelsUsed, List<ModelUsage> models) {}
}

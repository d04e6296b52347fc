package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.pricing.CellPrice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Running sums of a row, one for each column of {@link ModelColumns}. */
final class ModelTallies {
  private @Nullable Tally[] tallies = new Tally[4];

  void add(int column, UsageCell cell, long cost, @Nullable CellPrice price) {
    tally(column).add(cell, cost, price);
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
    List<Named> used = new ArrayList<>(tallies.length);
    Tally sum = new Tally();
    for (int i = 0; i < tallies.length; i++) {
      Tally tally = tallies[i];
      if (tally != null) {
        used.add(new Named(columns.name(i), tally));
        sum.add(tally);
      }
    }
    if (columns.namesShared()) {
      used = mergeEqualNames(used);
    }
    used.sort((one, other) -> one.tally.first().compareTo(other.tally.first()));
    List<String> names = new ArrayList<>(used.size());
    List<ModelUsage> models = new ArrayList<>(used.size());
    for (Named model : used) {
      names.add(model.name);
      models.add(
          new ModelUsage(
              model.name, model.tally.figures(), model.tally.status(), model.tally.pricedAs()));
    }
    models.sort((one, other) -> other.figures().cost().compareTo(one.figures().cost()));
    return new Breakdown(sum.figures(), names, models);
  }

  private static List<Named> mergeEqualNames(List<Named> used) {
    Map<String, Tally> byName = new LinkedHashMap<>();
    for (Named model : used) {
      Tally sum = byName.computeIfAbsent(model.name, _ -> new Tally());
      sum.add(model.tally);
    }
    List<Named> merged = new ArrayList<>(byName.size());
    byName.forEach((name, tally) -> merged.add(new Named(name, tally)));
    return merged;
  }

  private record Named(String name, Tally tally) {}

  /**
   * Finished sums.
   *
   * @param figures over all models
   * @param modelsUsed names by first use
   * @param models by cost descending; ties by first use
   */
  record Breakdown(Figures figures, List<String> modelsUsed, List<ModelUsage> models) {}
}

package dev.cctally.plugins.claude;

import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The prices of Claude models, read from the plugin's own table. Every report does this anew, and
 * lambdas of a plugin cannot be linked ahead of time: here are none.
 */
final class ClaudePrices implements PriceBook {
  private static final String TABLE = "prices.json";

  private final LocalDate snapshotDate;
  private final Map<String, List<PriceRow>> rows = new LinkedHashMap<>();
  private final List<Long> thresholds;

  /**
   * Makes a book of rows.
   *
   * @param snapshotDate the day the rows were last compared with what the vendor publishes
   * @param table the rows; those of one model must not overlap in time
   */
  ClaudePrices(LocalDate snapshotDate, List<PriceRow> table) {
    this.snapshotDate = snapshotDate;
    TreeSet<Long> seen = new TreeSet<>();
    for (PriceRow row : table) {
      List<PriceRow> dated = rows.get(row.model());
      if (dated == null) {
        dated = new ArrayList<>(1);
        rows.put(row.model(), dated);
      }
      dated.add(row);
      LongContext longContext = row.rates().longContext();
      if (longContext != null) {
        seen.add(longContext.thresholdTokens());
      }
    }
    this.thresholds = List.copyOf(seen);
  }

  /** Reads the table that comes with the plugin. */
  static ClaudePrices load() {
    try (InputStream in = ClaudePrices.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("the plugin's jar lacks " + TABLE);
      }
      return PriceTable.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + TABLE + " from the plugin's jar", e);
    }
  }

  @Override
  public Quote quote(String model, long atMicros) {
    List<PriceRow> dated = find(model);
    if (dated != null) {
      for (PriceRow row : dated) {
        if (row.rates().validFromMicros() <= atMicros && atMicros < row.rates().validToMicros()) {
          return new Quote.Priced(row.model(), row.rates(), row.source());
        }
      }
    }
    return Quote.Unpriced.INSTANCE;
  }

  @Override
  public long[] changesMicros(String model) {
    List<PriceRow> dated = find(model);
    if (dated == null) {
      return new long[0];
    }
    TreeSet<Long> edges = new TreeSet<>();
    for (PriceRow row : dated) {
      edges.add(row.rates().validFromMicros());
      edges.add(row.rates().validToMicros());
    }
    edges.remove(Long.MIN_VALUE);
    edges.remove(Long.MAX_VALUE);
    long[] instants = new long[edges.size()];
    int i = 0;
    for (long edge : edges) {
      instants[i++] = edge;
    }
    return instants;
  }

  @Override
  public List<Long> promptThresholds() {
    return thresholds;
  }

  @Override
  public LocalDate snapshotDate() {
    return snapshotDate;
  }

  @Override
  public List<String> models() {
    return List.copyOf(rows.keySet());
  }

  private @Nullable List<PriceRow> find(String model) {
    List<PriceRow> exact = rows.get(model);
    if (exact != null) {
      return exact;
    }
    List<PriceRow> direct = rows.get(ModelNames.withoutVendor(model));
    return direct != null ? direct : rows.get(ModelNames.withoutPlatform(model));
  }
}

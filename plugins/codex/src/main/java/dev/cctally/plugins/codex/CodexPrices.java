package dev.cctally.plugins.codex;

import dev.cctally.plugins.codex.PriceTable.Factor;
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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The prices of OpenAI's models, read from the plugin's own table. A model that is not in it is
 * priced as another one. The factor of the fast tier goes by the name the log gives, not by the
 * model whose prices apply. Every report makes this anew, and lambdas of a plugin cannot be linked
 * ahead of time: here are none.
 */
final class CodexPrices implements PriceBook {
  private static final String TABLE = "prices.json";

  private final LocalDate snapshotDate;
  private final Map<String, List<PriceRow>> rows = new LinkedHashMap<>();
  private final Map<String, List<PriceRow>> aliases = new LinkedHashMap<>();
  private final List<PriceRow> fallback;
  private final List<Long> thresholds;

  /**
   * Makes a book of rows.
   *
   * @param snapshotDate the day the rows were last compared with what the vendor publishes
   * @param table the rows; those of one model must not overlap in time
   * @param aliases other names of models in the table
   * @param fallbackModel the model in the table whose prices any other model has
   * @param fast the factor of the fast tier for names that are not in the table
   * @throws IllegalArgumentException if an alias or the fallback is not in the table
   */
  CodexPrices(
      LocalDate snapshotDate,
      List<PriceRow> table,
      Map<String, String> aliases,
      String fallbackModel,
      Factor fast) {
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
    for (Map.Entry<String, String> alias : aliases.entrySet()) {
      this.aliases.put(alias.getKey(), renamed(alias.getValue(), fast));
    }
    this.fallback = renamed(fallbackModel, fast);
    this.thresholds = List.copyOf(seen);
  }

  /** The rows of a model with the factor that other names get. */
  private List<PriceRow> renamed(String model, Factor fast) {
    List<PriceRow> known = rows.get(model);
    if (known == null) {
      throw new IllegalArgumentException("price table: '" + model + "' is not in it");
    }
    List<PriceRow> renamed = new ArrayList<>(known.size());
    for (PriceRow row : known) {
      renamed.add(new PriceRow(row.model(), fast.appliedTo(row.rates()), row.source()));
    }
    return renamed;
  }

  /** Reads the table that comes with the plugin. */
  static CodexPrices load() {
    try (InputStream in = CodexPrices.class.getResourceAsStream(TABLE)) {
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
    PriceRow own = valid(find(model), atMicros);
    if (own != null) {
      return new Quote.Priced(own.model(), own.rates(), own.source());
    }
    PriceRow other = valid(fallback, atMicros);
    return other == null
        ? Quote.Unpriced.INSTANCE
        : new Quote.Fallback(other.model(), other.rates(), other.source());
  }

  private static @Nullable PriceRow valid(List<PriceRow> dated, long atMicros) {
    for (PriceRow row : dated) {
      if (row.rates().validFromMicros() <= atMicros && atMicros < row.rates().validToMicros()) {
        return row;
      }
    }
    return null;
  }

  @Override
  public long[] changesMicros(String model) {
    // The fallback applies to a known model, too, before and after the time it has prices for.
    TreeSet<Long> edges = new TreeSet<>();
    addEdges(find(model), edges);
    addEdges(fallback, edges);
    edges.remove(Long.MIN_VALUE);
    edges.remove(Long.MAX_VALUE);
    long[] instants = new long[edges.size()];
    int i = 0;
    for (long edge : edges) {
      instants[i++] = edge;
    }
    return instants;
  }

  private static void addEdges(List<PriceRow> dated, Set<Long> edges) {
    for (PriceRow row : dated) {
      edges.add(row.rates().validFromMicros());
      edges.add(row.rates().validToMicros());
    }
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

  private List<PriceRow> find(String model) {
    List<PriceRow> exact = rows.get(model);
    return exact == null ? aliases.getOrDefault(model, List.of()) : exact;
  }
}

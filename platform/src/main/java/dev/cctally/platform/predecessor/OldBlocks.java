package dev.cctally.platform.predecessor;

import dev.cctally.platform.quota.MeteredUsage;
import dev.cctally.platform.quota.MeteredUsage.Named;
import dev.cctally.platform.quota.MeteredUsage.Part;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The old product's five-hour blocks, by their keys: when each resets, and what it had cost.
 *
 * @param ends when they reset: microseconds since 1970-01-01T00:00:00Z
 * @param usages what was used in them; none for those of which that makes no sense
 */
record OldBlocks(Map<Long, Long> ends, Map<Long, MeteredUsage> usages) {
  static final String TABLE = "five_hour_blocks";
  static final String KEY = "five_hour_window_key";

  private static final String[] TOKENS = {
    "input_tokens", "output_tokens", "cache_create_tokens", "cache_read_tokens"
  };
  private static final long SECOND = 1_000_000;

  static OldBlocks of(OldFile file) throws IOException {
    Map<Long, List<Named>> models = parts(file, "five_hour_block_models", "model");
    Map<Long, List<Named>> projects = parts(file, "five_hour_block_projects", "project_path");
    Map<Long, Long> ends = new LinkedHashMap<>();
    Map<Long, MeteredUsage> usages = new HashMap<>();
    for (OldRow row :
        file.rows(TABLE, columns("total_", KEY, "five_hour_resets_at", "total_cost_usd"))) {
      Long key = row.whole(KEY);
      if (key == null) {
        continue;
      }
      Long end = row.instant("five_hour_resets_at");
      ends.put(key, end == null ? key * SECOND : end);
      Money cost = row.money("total_cost_usd");
      if (cost != null) {
        Part total = new Part(tokens(row, "total_"), cost, 0);
        usages.put(
            key,
            new MeteredUsage(
                total, models.getOrDefault(key, List.of()), projects.getOrDefault(key, List.of())));
      }
    }
    return new OldBlocks(ends, usages);
  }

  private static Map<Long, List<Named>> parts(OldFile file, String table, String name)
      throws IOException {
    Map<Long, List<Named>> parts = new HashMap<>();
    for (OldRow row : file.rows(table, columns("", KEY, name, "cost_usd", "entry_count"))) {
      Long key = row.whole(KEY);
      String whose = row.text(name);
      Money cost = row.money("cost_usd");
      if (key != null && whose != null && cost != null) {
        Part part = new Part(tokens(row, ""), cost, row.count("entry_count"));
        parts.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Named(whose, part));
      }
    }
    return parts;
  }

  /** The columns of tokens and some others. */
  static List<String> columns(String prefix, String... others) {
    List<String> columns = new ArrayList<>(List.of(others));
    for (String tokens : TOKENS) {
      columns.add(prefix + tokens);
    }
    return columns;
  }

  /** Tokens of a row; how long cache writes last was not kept. */
  static TokenCounts tokens(OldRow row, String prefix) {
    return new TokenCounts(
        row.count(prefix + TOKENS[0]),
        row.count(prefix + TOKENS[3]),
        row.count(prefix + TOKENS[2]),
        0,
        row.count(prefix + TOKENS[1]),
        0);
  }

  /** When a block resets, by its key if nothing else tells. */
  long end(long key) {
    return Objects.requireNonNullElse(ends.get(key), key * SECOND);
  }

  /** What was used in a block, or {@code null}. */
  @Nullable MeteredUsage usage(long key) {
    return usages.get(key);
  }
}

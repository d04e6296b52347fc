package dev.cctally.cli;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlDatabase.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A data directory of the product that was there before, of one of its versions. */
final class OldProduct {
  final Path folder;
  private final SqlDatabase database;
  private final int version;

  OldProduct(Path folder, int version) {
    this.folder = folder;
    this.version = version;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    database = SqlDatabase.open(folder.resolve("stats.db"), Durability.FULL);
    tables();
    database.execute("PRAGMA user_version = " + version);
  }

  private void tables() {
    for (String table :
        List.of(
            "weekly_usage_snapshots (id INTEGER PRIMARY KEY, captured_at_utc TEXT, week_start_date"
                + " TEXT, week_end_date TEXT, week_start_at TEXT, week_end_at TEXT, weekly_percent"
                + " REAL, page_url TEXT, source TEXT, payload_json TEXT, five_hour_percent REAL,"
                + " five_hour_resets_at TEXT, five_hour_window_key INTEGER)",
            "weekly_cost_snapshots (id INTEGER PRIMARY KEY, captured_at_utc TEXT, week_start_date"
                + " TEXT, week_end_date TEXT, week_start_at TEXT, week_end_at TEXT,"
                + " range_start_iso TEXT, range_end_iso TEXT, cost_usd REAL, source TEXT, mode"
                + " TEXT, project TEXT)",
            "percent_milestones (id INTEGER PRIMARY KEY, captured_at_utc TEXT, week_start_date"
                + " TEXT, week_end_date TEXT, week_start_at TEXT, week_end_at TEXT,"
                + " percent_threshold INTEGER, cumulative_cost_usd REAL, marginal_cost_usd REAL,"
                + " usage_snapshot_id INTEGER, cost_snapshot_id INTEGER, "
                + (version < 5 ? "" : "reset_event_id INTEGER, ")
                + "five_hour_percent_at_crossing REAL, alerted_at TEXT)",
            "week_reset_events (id INTEGER PRIMARY KEY, detected_at_utc TEXT, old_week_end_at TEXT,"
                + " new_week_end_at TEXT, effective_reset_at_utc TEXT)",
            "five_hour_reset_events (id INTEGER PRIMARY KEY, detected_at_utc TEXT,"
                + " five_hour_window_key INTEGER, prior_percent REAL, post_percent REAL,"
                + " effective_reset_at_utc TEXT)",
            "five_hour_blocks (id INTEGER PRIMARY KEY, five_hour_window_key INTEGER,"
                + " five_hour_resets_at TEXT, block_start_at TEXT, total_input_tokens INTEGER,"
                + " total_output_tokens INTEGER, total_cache_create_tokens INTEGER,"
                + " total_cache_read_tokens INTEGER, total_cost_usd REAL)",
            "five_hour_block_models (id INTEGER PRIMARY KEY, block_id INTEGER,"
                + " five_hour_window_key INTEGER, model TEXT, input_tokens INTEGER, output_tokens"
                + " INTEGER, cache_create_tokens INTEGER, cache_read_tokens INTEGER, cost_usd REAL,"
                + " entry_count INTEGER)",
            "five_hour_block_projects (id INTEGER PRIMARY KEY, block_id INTEGER,"
                + " five_hour_window_key INTEGER, project_path TEXT, input_tokens INTEGER,"
                + " output_tokens INTEGER, cache_create_tokens INTEGER, cache_read_tokens INTEGER,"
                + " cost_usd REAL, entry_count INTEGER)",
            "five_hour_milestones (id INTEGER PRIMARY KEY, block_id INTEGER, five_hour_window_key"
                + " INTEGER, percent_threshold INTEGER, captured_at_utc TEXT, usage_snapshot_id"
                + " INTEGER, block_input_tokens INTEGER, block_output_tokens INTEGER,"
                + " block_cache_create_tokens INTEGER, block_cache_read_tokens INTEGER,"
                + " block_cost_usd REAL, marginal_cost_usd REAL, seven_day_pct_at_crossing REAL, "
                + (version < 6 ? "" : "reset_event_id INTEGER, ")
                + "alerted_at TEXT)",
            "project_budget_milestones (id INTEGER PRIMARY KEY, week_start_at TEXT, project_key"
                + " TEXT, threshold INTEGER, budget_usd REAL, spent_usd REAL, consumption_pct REAL,"
                + " crossed_at_utc TEXT, alerted_at TEXT)",
            "projected_milestones (id INTEGER PRIMARY KEY, week_start_at TEXT, "
                + (version < 11 ? "" : "period TEXT, ")
                + "metric TEXT, threshold INTEGER, projected_value REAL, denominator REAL,"
                + " crossed_at_utc TEXT, alerted_at TEXT)")) {
      database.execute("CREATE TABLE " + table);
    }
    String figures =
        "threshold INTEGER, budget_usd REAL, spent_usd REAL, consumption_pct REAL, crossed_at_utc"
            + " TEXT, alerted_at TEXT)";
    String period = version < 11 ? "" : "period TEXT, ";
    if (version < 12) {
      database.execute(
          "CREATE TABLE budget_milestones (id INTEGER PRIMARY KEY, week_start_at TEXT, "
              + period
              + figures);
      database.execute(
          "CREATE TABLE codex_budget_milestones (id INTEGER PRIMARY KEY, period_start_at TEXT, "
              + period
              + figures);
    } else {
      database.execute(
          "CREATE TABLE budget_milestones (id INTEGER PRIMARY KEY, vendor TEXT, period_start_at"
              + " TEXT, "
              + period
              + figures);
    }
  }

  /** Adds a row. */
  OldProduct row(String table, Object... namesAndValues) {
    StringBuilder names = new StringBuilder();
    StringBuilder marks = new StringBuilder();
    Object[] values = new Object[namesAndValues.length / 2];
    for (int i = 0; i < values.length; i++) {
      names.append(i == 0 ? "" : ", ").append(namesAndValues[2 * i]);
      marks.append(i == 0 ? "?" : ", ?");
      values[i] = namesAndValues[2 * i + 1];
    }
    database.update("INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")", values);
    return this;
  }

  /** A reading of a week that ends at {@code end}. */
  OldProduct reading(String at, double percent, String end) {
    return row(
        "weekly_usage_snapshots",
        "captured_at_utc",
        at,
        "week_start_date",
        "2026-05-26",
        "week_end_date",
        "2026-06-02",
        "week_end_at",
        end,
        "weekly_percent",
        percent,
        "source",
        "statusline");
  }

  /** Statements of any kind. */
  OldProduct sql(String statement) {
    database.execute(statement);
    return this;
  }

  /** Its program has ended. */
  Path closed() {
    database.close();
    return folder;
  }
}

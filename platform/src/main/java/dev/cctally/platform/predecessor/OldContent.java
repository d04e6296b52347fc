package dev.cctally.platform.predecessor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is read of the old history, before anything is written.
 *
 * @param version the version it says it has
 * @param readings readings
 * @param resets when weeks began anew, {@code null} where a row does not tell
 * @param credits when blocks did, likewise
 * @param blocks blocks
 * @param periodMilestones percents of weeks; {@code null} for a row that makes no sense
 * @param blockMilestones percents of blocks, likewise
 * @param costs what weeks had cost
 * @param budgets latches of budgets: rows by the table, with the vendor each table is about; {@code
 *     null} if rows tell it
 * @param projects latches of projects' budgets
 * @param projections latches of projections
 * @param warnings sentences about what may be missing
 */
record OldContent(
    long version,
    List<OldRow> readings,
    List<@Nullable Long> resets,
    List<@Nullable Long> credits,
    OldBlocks blocks,
    List<OldMilestones.@Nullable Told> periodMilestones,
    List<OldMilestones.@Nullable Told> blockMilestones,
    List<OldRow> costs,
    Map<String, BudgetRows> budgets,
    List<OldRow> projects,
    List<OldRow> projections,
    List<String> warnings) {
  static final String COSTS = "weekly_cost_snapshots";
  static final String BUDGETS = "budget_milestones";
  static final String PROJECTS = "project_budget_milestones";
  static final String PROJECTIONS = "projected_milestones";

  private static final String AMOUNT = "budget_usd";
  private static final String SPENT = "spent_usd";
  private static final String SHARE = "consumption_pct";

  /**
   * Latches of vendors' budgets.
   *
   * @param vendorId whose they are; {@code null} if each row tells
   * @param start the column with the period's start
   * @param rows the rows
   */
  record BudgetRows(@Nullable String vendorId, String start, List<OldRow> rows) {}

  static OldContent of(OldFile file, OldVendors vendors) throws IOException {
    OldBlocks blocks = OldBlocks.of(file);
    OldMilestones milestones = new OldMilestones(file, blocks);
    List<String> warnings = new ArrayList<>();
    long version = file.version();
    if (version > OldFile.KNOWN_VERSION) {
      warnings.add(
          "it is at version "
              + version
              + ", and versions up to "
              + OldFile.KNOWN_VERSION
              + " are known: what is new in it is not imported");
    }
    return new OldContent(
        version,
        file.rows(OldReadings.TABLE, OldReadings.COLUMNS),
        events(file, OldMilestones.RESETS),
        events(file, OldMilestones.CREDITS),
        blocks,
        milestones.periods(),
        milestones.blocks(),
        file.rows(
            COSTS,
            List.of(
                "captured_at_utc",
                "week_start_date",
                "week_end_date",
                "week_start_at",
                "week_end_at",
                "range_start_iso",
                "range_end_iso",
                "cost_usd",
                "mode",
                "project")),
        budgets(file, vendors),
        file.rows(
            PROJECTS, OldLatches.columns("week_start_at", "project_key", AMOUNT, SPENT, SHARE)),
        file.rows(
            PROJECTIONS,
            OldLatches.columns("week_start_at", "metric", "projected_value", "denominator")),
        warnings);
  }

  private static List<@Nullable Long> events(OldFile file, String table) throws IOException {
    List<@Nullable Long> events = new ArrayList<>();
    for (OldRow row : file.rows(table, List.of("effective_reset_at_utc"))) {
      events.add(row.instant("effective_reset_at_utc"));
    }
    return events;
  }

  /** One table for all, or, in early files, one for each vendor, which its name tells. */
  private static Map<String, BudgetRows> budgets(OldFile file, OldVendors vendors)
      throws IOException {
    Map<String, BudgetRows> budgets = new LinkedHashMap<>();
    for (String table : file.tables().stream().sorted().toList()) {
      if (!table.endsWith(BUDGETS) || table.equals(PROJECTS)) {
        continue;
      }
      String start = file.has(table, "period_start_at") ? "period_start_at" : "week_start_at";
      String vendorId = null;
      if (table.endsWith("_" + BUDGETS)) {
        vendorId = table.substring(0, table.length() - BUDGETS.length() - 1);
      } else if (!file.has(table, "vendor")) {
        vendorId = vendors.plain().map(plain -> plain.vendorId()).orElse("");
      }
      budgets.put(
          table,
          new BudgetRows(
              vendorId,
              start,
              file.rows(table, OldLatches.columns("vendor", start, AMOUNT, SPENT, SHARE))));
    }
    return budgets;
  }
}

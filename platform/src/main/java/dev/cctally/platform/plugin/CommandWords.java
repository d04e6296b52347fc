package dev.cctally.platform.plugin;

import java.util.List;
import java.util.Set;

/** The words that mean something on the command line, so that no vendor may be called so. */
final class CommandWords {
  private static final Set<String> REPORTS =
      Set.of(
          "daily",
          "monthly",
          "weekly",
          "session",
          "blocks",
          "project",
          "diff",
          "cache-report",
          "range-cost",
          "statusline",
          "explain",
          "record-usage",
          "forecast",
          "five-hour-blocks",
          "five-hour-breakdown",
          "report",
          "percent-breakdown",
          "sync-week",
          "refresh-usage",
          "hook-tick",
          "guard");

  /** Commands without a vendor, present and planned, and words that stand for vendors. */
  private static final Set<String> OWN =
      Set.of(
          "alerts",
          "all",
          "budget",
          "cache-sync",
          "completion",
          "config",
          "conversations",
          "dashboard",
          "db",
          "demo",
          "doctor",
          "help",
          "none",
          "plugins",
          "pricing-check",
          "search",
          "setup",
          "tui",
          "update",
          "version");

  private CommandWords() {}

  static List<String> reports() {
    return REPORTS.stream().sorted().toList();
  }

  /** Whether a vendor may not be called so: it is a command, or looks like one vendor's report. */
  static boolean taken(String vendor) {
    return isOwn(vendor)
        || isReport(vendor)
        || REPORTS.stream().anyMatch(report -> vendor.endsWith("-" + report));
  }

  /** Whether it is a command that no plugin may give another meaning. */
  static boolean isOwn(String word) {
    return OWN.contains(word);
  }

  static boolean isReport(String word) {
    return REPORTS.contains(word);
  }
}

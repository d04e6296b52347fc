package dev.cctally.cli.command;

import org.jspecify.annotations.Nullable;

/** Commands about one vendor that have one form, whatever the form of its other reports. */
enum UniformReport {
  /** How well prompt caches worked. */
  CACHE("cache-report"),
  /** What was used between two instants. */
  RANGE("range-cost"),
  /** By project, with each one's part of the quota. */
  PROJECT("project"),
  /** Two windows of time compared. */
  DIFF("diff"),
  /** By the vendor's short quota window. */
  BLOCKS("blocks"),
  /** One line about a session. */
  STATUS(StatusLineCommand.WORD),
  /** Why a number is what it is. */
  EXPLAIN("explain"),
  /** Takes in what is stated of a quota. */
  RECORD("record-usage"),
  /** Where the quota is heading. */
  FORECAST("forecast"),
  /** The recorded short windows. */
  FIVE_HOUR_BLOCKS("five-hour-blocks"),
  /** One of them, percent by percent. */
  FIVE_HOUR_BREAKDOWN("five-hour-breakdown"),
  /** What a percent of the weekly quota costs. */
  TREND("report"),
  /** What the week had cost at each percent. */
  BREAKDOWN("percent-breakdown"),
  /** Works out and stores what a week has cost. */
  SYNC_WEEK("sync-week"),
  /** Asks the vendor for its figures. */
  REFRESH("refresh-usage"),
  /** What hooks of the vendor's tool call. */
  HOOK("hook-tick"),
  /** Whether a prompt may be sent. */
  GUARD(GuardCommand.WORD);

  private final String word;

  UniformReport(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** The command. */
  Command of(ReportOwner owner) {
    return switch (this) {
      case CACHE -> new CacheReportCommand(owner);
      case RANGE -> new RangeCostCommand(owner);
      case PROJECT -> new ProjectCommand(owner);
      case DIFF -> new DiffCommand(owner);
      case BLOCKS -> new BlocksCommand(owner);
      case STATUS -> new StatusLineCommand(owner);
      case EXPLAIN -> new ExplainCommand(owner);
      case RECORD -> new RecordUsageCommand(owner);
      case FORECAST -> new ForecastCommand(owner);
      case FIVE_HOUR_BLOCKS -> new FiveHourBlocksCommand(owner);
      case FIVE_HOUR_BREAKDOWN -> new FiveHourBreakdownCommand(owner);
      case TREND -> new TrendCommand(owner);
      case BREAKDOWN -> new BreakdownCommand(owner);
      case SYNC_WEEK -> new SyncWeekCommand(owner);
      case REFRESH -> new RefreshUsageCommand(owner);
      case HOOK -> new HookTickCommand(owner);
      case GUARD -> new GuardCommand(owner);
    };
  }

  /** Whether a name is for programs and not worth telling people. */
  static boolean hidden(String word) {
    return word.equals(HOOK.word);
  }

  static @Nullable UniformReport of(String word) {
    for (UniformReport report : values()) {
      if (report.word.equals(word)) {
        return report;
      }
    }
    return null;
  }
}

package dev.cctally.cli.command;

import dev.cctally.platform.report.CostMode;
import dev.cctally.platform.report.SortOrder;
import dev.cctally.platform.report.SpeedRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** The options usage reports share. */
final class ReportOptions {
  static final Map<String, SortOrder> ORDERS = orders();
  static final Map<String, CostMode> MODES = modes();

  static final Map<String, SpeedRule> SPEEDS = speeds();

  private ReportOptions() {}

  static void range(Options options) {
    options
        .value("DATE", "First day, YYYY-MM-DD or YYYYMMDD (default: 2020-01-01).", "-s", "--since")
        .value("DATE", "Last day, included (default: now).", "-u", "--until");
  }

  static void order(Options options, String by) {
    options.choice(ORDERS.keySet(), "Order by " + by + " (default: asc).", "-o", "--order");
  }

  static void output(Options options) {
    json(options);
    options.flag("Use the narrow table layout.", "--compact");
  }

  static void json(Options options) {
    options
        .flag("Print JSON instead of a table.", "-j", "--json")
        .value("EXPR", "Print JSON, filtered by the program jq.", "-q", "--jq")
        .flag("Leave out everything about cost.", "--no-cost");
  }

  static void common(Options options) {
    settings(options);
    debug(options);
    ignored(options);
  }

  static void debug(Options options) {
    options
        .flag("Compare recorded and calculated costs, on standard error.", "-d", "--debug")
        .value("N", "How many mismatches --debug shows (default: 5).", "--debug-samples");
  }

  /** What decides which cost, which zone and whose settings. */
  static void settings(Options options) {
    costMode(options);
    zone(options, "Zone days are formed in: local, utc or an IANA name.");
  }

  static void costMode(Options options) {
    options.choice(
        MODES.keySet(),
        "Which cost: recorded where there is one, else calculated (auto); always calculated;"
            + " only recorded (display). Default: auto.",
        "-m",
        "--mode");
  }

  /** Which zone, and whose settings. */
  static void zone(Options options, String meaning) {
    options
        .value("ZONE", meaning, "--tz")
        .value("ZONE", "As --tz, which wins over it.", "-z", "--timezone")
        .value("FILE", "Read settings from FILE for this run only.", "--config");
  }

  static void ignored(Options options) {
    ignoredButColour(options);
    options.ignored("--color").ignored("--no-color");
  }

  /** What is ignored, and the options that decide about colour, which are not. */
  static void colour(Options options) {
    options
        .flag("Colour the table, whatever it is written to.", "--color")
        .flag("Do not colour the table; wins over --color.", "--no-color");
    ignoredButColour(options);
  }

  private static void ignoredButColour(Options options) {
    options.ignored("-O", "--offline").ignored("--no-offline").ignored("--single-thread");
  }

  static void speed(Options options) {
    options.choice(
        SPEEDS.keySet(),
        "Price responses at the speed they had, or at the tool's setting where the log does not"
            + " tell it (auto); all as standard; all as fast. Default: auto.",
        "--speed");
  }

  static void projects(Options options) {
    options.repeatable(
        "PATTERN",
        "Only projects whose name or path contains PATTERN; may be repeated.",
        "-p",
        "--project");
  }

  static void byProject(Options options) {
    options.flag("Group by project.", "-i", "--instances");
    projects(options);
    options.value(
        "K=NAME,...", "Show project K (name or path) as NAME in the table.", "--project-aliases");
  }

  /** What a report without a vendor of its own is asked about. */
  static void vendors(Options options) {
    options
        .flag(
            "All vendors in one report, a row for each; --all --help lists what goes with it.",
            "--all")
        .value(
            "ID[,ID...]",
            "Another vendor's report; of several, one report with a row for each.",
            "--vendor",
            "--source");
  }

  private static Map<String, SpeedRule> speeds() {
    Map<String, SpeedRule> speeds = new LinkedHashMap<>();
    speeds.put("auto", SpeedRule.AUTO);
    speeds.put("standard", SpeedRule.STANDARD);
    speeds.put("fast", SpeedRule.FAST);
    return speeds;
  }

  private static Map<String, SortOrder> orders() {
    Map<String, SortOrder> orders = new LinkedHashMap<>();
    orders.put("asc", SortOrder.ASC);
    orders.put("desc", SortOrder.DESC);
    return orders;
  }

  private static Map<String, CostMode> modes() {
    Map<String, CostMode> modes = new LinkedHashMap<>();
    modes.put("auto", CostMode.AUTO);
    modes.put("calculate", CostMode.CALCULATE);
    modes.put("display", CostMode.DISPLAY);
    return modes;
  }
}

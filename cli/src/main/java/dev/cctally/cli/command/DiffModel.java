package dev.cctally.cli.command;

import dev.cctally.platform.report.diff.DiffSort;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line of the comparison of two windows. */
final class DiffModel {
  static final Map<String, DiffSort> SORTS = sorts();

  private DiffModel() {}

  static CommandSpec of(ReportOwner owner, String program) {
    Options options =
        Options.of(program, "Two windows of time compared, from " + owner.brief() + " logs.")
            .description(
                "Reads what is new in the logs, then shows what window B has more or less than"
                    + " window A: overall, by model, by project, and what the cache did. If two"
                    + " weeks or two months differ in length, costs are those of a day."
                    + " Everything stays on this machine.",
                "",
                "Cache % here is cache reads of input and cache reads; cache-report counts what was"
                    + " written to the cache as well.",
                "",
                "A window is one of:",
                "  this-week, last-week, Nw-ago     weeks of the quota",
                "  this-month, last-month, Nm-ago   calendar months",
                "  last-Nd, prev-Nd                 N times 24 hours up to now; those before them",
                "  YYYY-MM-DD..YYYY-MM-DD           from one day to another, both included")
            .value("WINDOW", "The first window; required.", "--a")
            .value("WINDOW", "The second window; required.", "--b")
            .flag("Compare windows of any length, by cost a day.", "--allow-mismatch")
            .value("LIST", "Only some of overall,models,projects,cache (default: all).", "--only")
            .flag("Show small changes as well.", "--all")
            .value("USD", "What is small in dollars (default: 0.10).", "--min-delta")
            .value(
                "PCT",
                "What is small in percent; hidden is what is small in both (default: 1.0).",
                "--min-delta-pct")
            .choice(SORTS.keySet(), "Order by (default: delta).", "--sort")
            .value("N", "Only the first N changed rows of models and of projects.", "--top");
    hiddenValue(options, "--with");
    hiddenValue(options, "--width");
    hiddenFlag(options, "--debug-now");
    hiddenFlag(options, "--sync");
    ReportOptions.output(options);
    CsvOptions.add(options);
    ReportOptions.zone(options, "Zone of days and months: local, utc or an IANA name.");
    ReportOptions.debug(options);
    ReportOptions.colour(options);
    owner.options(options);
    return options
        .examples(
            program + " --a prev-7d --b last-7d          seven days, and the seven before",
            program + " --a last-month --b this-month    by cost a day",
            program + " --a 2026-05-01..2026-05-07 --b 2026-05-08..2026-05-14",
            program + " --a prev-7d --b last-7d --only models --top 5",
            program + " --a prev-7d --b last-7d --json   for scripts")
        .withHelp();
  }

  private static void hiddenValue(Options options, String name) {
    options
        .model()
        .addOption(OptionSpec.builder(name).arity("1").type(String.class).hidden(true).build());
  }

  private static void hiddenFlag(Options options, String name) {
    options
        .model()
        .addOption(OptionSpec.builder(name).arity("0").type(boolean.class).hidden(true).build());
  }

  private static Map<String, DiffSort> sorts() {
    Map<String, DiffSort> sorts = new LinkedHashMap<>();
    sorts.put("delta", DiffSort.DELTA);
    sorts.put("cost-a", DiffSort.COST_A);
    sorts.put("cost-b", DiffSort.COST_B);
    sorts.put("name", DiffSort.NAME);
    sorts.put("status", DiffSort.STATUS);
    return sorts;
  }
}

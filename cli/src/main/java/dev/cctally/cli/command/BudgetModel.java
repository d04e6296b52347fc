package dev.cctally.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line of {@code budget}. */
final class BudgetModel {
  static final String SET = "set";
  static final String UNSET = "unset";
  static final String PROJECT = "--project";

  /** Short spellings of period kinds, which only the option takes. */
  static final Map<String, String> SHORT_PERIODS = shortPeriods();

  /** What {@code --project} holds without a path; nothing that can be typed. */
  static final String HERE = "\0\0";

  private BudgetModel() {}

  static CommandSpec of(String program) {
    Options options =
        Options.of(program, "What may be spent, what was spent, and where that leads.")
            .description(
                "Without an action: reads what is new in the logs of vendors that have a budget,"
                    + " and shows for each what was spent in its window, what is left, and what it"
                    + " will be at the window's end by the average so far and by the last 24 hours."
                    + " Costs of different vendors are never added.",
                "",
                "  set AMOUNT   sets a budget in US dollars, for each period",
                "  unset        takes it away",
                "",
                "Settings are kept in config.json in the data directory. Everything stays on this"
                    + " machine.")
            .value("ID", "set, unset: another vendor's budget.", "--vendor", "--source")
            .value(
                "PERIOD",
                "set: what the amount is for. calendar-week (week), calendar-month (month), or a"
                    + " kind of the vendor's own, such as subscription-week (sub-week).",
                "--period");
    options
        .model()
        .addOption(
            OptionSpec.builder(PROJECT)
                .arity("0..1")
                .fallbackValue(HERE)
                .type(String.class)
                .paramLabel("PATH")
                .description(
                    "set, unset: the budget of a project: the repository PATH lies in, or the"
                        + " current folder's without PATH.")
                .build());
    options
        .flag("Print JSON.", "-j", "--json")
        .value("EXPR", "Print JSON, filtered by the program jq.", "-q", "--jq");
    options
        .value("ZONE", "Zone calendar periods are made in: local, utc or an IANA name.", "--tz")
        .value("FILE", "Read settings from FILE for this run only.", "--config");
    ShareOptions.add(options, false);
    options
        .flag("Colour the page, whatever it is written to.", "--color")
        .flag("Do not colour the page; wins over --color.", "--no-color");
    CommandSpec model =
        options
            .examples(
                program + "                              how budgets stand",
                program + " set 300                      300 dollars a week",
                program + " set 300 --period month       300 dollars a month",
                program + " set 200 --vendor codex       another vendor's",
                program + " set 25 --project             for the project of this folder",
                program + " unset --project ~/work/site  no budget for that project any more",
                program + " --json                       for scripts")
            .withHelp();
    model.addPositional(
        PluginsGroup.actions(
            List.of(SET, UNSET), "set AMOUNT or unset; none to show how budgets stand."));
    // A negative amount is an amount that is wrong, and no unknown option.
    model.parser().unmatchedOptionsArePositionalParams(true);
    return model;
  }

  private static Map<String, String> shortPeriods() {
    Map<String, String> periods = new LinkedHashMap<>();
    periods.put("sub-week", "subscription-week");
    periods.put("week", "calendar-week");
    periods.put("month", "calendar-month");
    return periods;
  }
}

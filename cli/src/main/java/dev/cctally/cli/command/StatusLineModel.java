package dev.cctally.cli.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The command line of {@code statusline}. */
final class StatusLineModel {
  private StatusLineModel() {}

  static CommandSpec of(String program) {
    Options options =
        Options.of(program, "One line about a session, for the tool's status line.")
            .description(
                "Reads from standard input the JSON that the tool passes to its status line, and"
                    + " prints model, cost of session, day and quota window, burn rate, context and"
                    + " quota. Reads no logs but the end of the session's own, writes nothing, and"
                    + " waits for nobody: figures are as of the last report.");
    options
        .choice(
            StatusLineSettings.BURN_RATES.keySet(),
            "How the burn rate is judged (setting statusline.visual_burn_rate; default: off).",
            "-B",
            "--visual-burn-rate")
        .choice(
            StatusLineSettings.COST_SOURCES.keySet(),
            "Whose cost of the session: ours where there is one (auto), ours, the tool's (cc), both"
                + " (setting statusline.cost_source; default: auto).",
            "--cost-source")
        .value(
            "N",
            "Context below N percent is green (default: 50).",
            StatusLineSettings.LOW_THRESHOLD)
        .value(
            "N",
            "Context below N percent is yellow, else red (default: 80).",
            StatusLineSettings.MEDIUM_THRESHOLD)
        .flag(
            "Show quota windows (setting statusline.cctally_extensions; the default).",
            "--cctally-extensions")
        .flag("Do not show quota windows.", "--no-cctally-extensions")
        .value("ZONE", "Zone of today: local, utc or an IANA name.", "-z", "--timezone")
        .flag("Colour even if standard output is no terminal.", "--color")
        .flag("Never colour.", "--no-color")
        .value("FILE", "Read settings from FILE for this run only.", "--config");
    for (List<String> ignored :
        List.of(
            List.of("--cache"),
            List.of("--no-cache"),
            List.of("-O", "--offline"),
            List.of("--no-offline"),
            List.of("--single-thread"),
            List.of("-d", "--debug"))) {
      options.ignored(ignored.toArray(String[]::new));
    }
    options.ignoredValue("--refresh-interval");
    return options
        .examples(
            "echo '{}' | " + program + "                 the figures alone",
            program + " -B emoji --cost-source both   in the tool's settings, as",
            "  \"statusLine\": {\"type\": \"command\", \"command\": \"" + program + "\"}")
        .withHelp();
  }
}

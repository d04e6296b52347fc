package dev.cctally.cli.command;

import dev.cctally.platform.quota.TickCheck;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code record-usage}: takes in what a vendor's tool says of its quota, as a status line's script
 * passes it on.
 *
 * @param owner whose quota
 */
record RecordUsageCommand(ReportOwner owner) implements Command {
  private static final String BLOCK_PERCENT = "--five-hour-percent";
  private static final String BLOCK_RESET = "--five-hour-resets-at";

  @Override
  public CommandSpec model(String program) {
    Options options =
        Options.of(program, "Record how much of the quota is used, as the tool states it.")
            .description(
                "Called by a status line's script. Prints nothing if all is well; what says"
                    + " nothing new, or cannot be true, changes nothing. Five-hour figures that are"
                    + " empty or make no sense are left out. Why something was not taken in stands"
                    + " in logs/record-usage.log in the data directory.")
            .value("PERCENT", "How much of the week's quota is used.", "--percent")
            .value("SECONDS", "When the week resets, in seconds since 1970.", "--resets-at")
            .value("PERCENT", "How much of the five-hour quota is used.", BLOCK_PERCENT)
            .value("SECONDS", "When the five hours reset, in seconds since 1970.", BLOCK_RESET);
    owner.options(options);
    return options
        .examples(
            program + " --percent 14.2 --resets-at 1744531200",
            program + " --percent 14.2 --resets-at 1744531200 --five-hour-percent 38.5 \\",
            "      --five-hour-resets-at 1744502400")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    List<String> dropped = new ArrayList<>();
    TickCheck.Stated stated;
    try {
      stated = stated(values, dropped);
    } catch (UsageException e) {
      RecordLog.of(run).rejected(e);
      throw e;
    }
    RecordLog log = RecordLog.of(run);
    for (String what : dropped) {
      run.console().note(what);
      log.line(what);
    }
    return Recording.of(owner.vendor(values), run)
        .take(stated, "statusline", owner, run.console()::note);
  }

  private static TickCheck.Stated stated(Values values, List<String> dropped) {
    values.require("--percent", "--resets-at");
    double percent = values.real("--percent");
    long resetsAt = values.epochSeconds("--resets-at");
    try {
      return new TickCheck.Stated(
          percent,
          resetsAt,
          stated(BLOCK_PERCENT, values) ? (Double) values.real(BLOCK_PERCENT) : null,
          stated(BLOCK_RESET, values) ? (Long) values.epochSeconds(BLOCK_RESET) : null);
    } catch (UsageException e) { // the week counts all the same
      dropped.add(
          "[record-usage] dropping the 5h fields: "
              + e.getMessage()
              + ". Weekly snapshot still written; 5h fields will be NULL.");
      return new TickCheck.Stated(percent, resetsAt, null, null);
    }
  }

  /** A window that is idle states nothing: scripts then pass on nothing, or what jq makes of it. */
  private static boolean stated(String option, Values values) {
    String text = values.text(option);
    return text != null && !text.isBlank() && !text.strip().equals("null");
  }
}

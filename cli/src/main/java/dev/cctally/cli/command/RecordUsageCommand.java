package dev.cctally.cli.command;

import dev.cctally.platform.quota.TickCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code record-usage}: takes in what a vendor's tool says of its quota, as a status line's script
 * passes it on.
 *
 * @param owner whose quota
 */
record RecordUsageCommand(ReportOwner owner) implements Command {
  @Override
  public CommandSpec model(String program) {
    Options options =
        Options.of(program, "Record how much of the quota is used, as the tool states it.")
            .description(
                "Called by a status line's script. Prints nothing if all is well; what says"
                    + " nothing new, or cannot be true, changes nothing.")
            .value("PERCENT", "How much of the week's quota is used.", "--percent")
            .value("SECONDS", "When the week resets, in seconds since 1970.", "--resets-at")
            .value("PERCENT", "How much of the five-hour quota is used.", "--five-hour-percent")
            .value(
                "SECONDS",
                "When the five hours reset, in seconds since 1970.",
                "--five-hour-resets-at");
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
    values.require("--percent", "--resets-at");
    TickCheck.Stated stated =
        new TickCheck.Stated(
            values.real("--percent"),
            values.epochSeconds("--resets-at"),
            optionalReal(values, "--five-hour-percent"),
            values.given("--five-hour-resets-at")
                ? (Long) values.epochSeconds("--five-hour-resets-at")
                : null);
    return Recording.of(owner.vendor(values), run)
        .take(stated, "statusline", owner, run.console()::note);
  }

  private static @Nullable Double optionalReal(Values values, String option) {
    return values.given(option) ? (Double) values.real(option) : null;
  }
}

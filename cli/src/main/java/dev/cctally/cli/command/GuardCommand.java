package dev.cctally.cli.command;

import dev.cctally.cli.render.GuardWords;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.guard.GuardOverride;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.IoReason;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code guard}: blocks a prompt that would go beyond a budget. Without an action it is what the
 * hook of a vendor's tool calls.
 *
 * @param owner whose tool
 */
record GuardCommand(ReportOwner owner) implements Command {
  static final String WORD = "guard";

  static final String OVERRIDE = "--override";
  static final String DRY_RUN = "--dry-run";
  private static final String STATUS = "status";
  private static final String INSTALL = "install";
  private static final String UNINSTALL = "uninstall";
  private static final List<String> ACTIONS = List.of(STATUS, INSTALL, UNINSTALL);

  /** Stands for no action; never shown, as a hook heeds what is of use for it. */
  private static final String HOOK = "";

  private static final List<String> KNOWN = List.of(HOOK, OVERRIDE, STATUS, INSTALL, UNINSTALL);

  private static final Map<String, List<String>> OPTIONS =
      Map.of(
          "--json", List.of(STATUS), "--jq", List.of(STATUS), DRY_RUN, List.of(INSTALL, UNINSTALL));

  @Override
  public CommandSpec model(String program) {
    Options options =
        Options.of(program, "Block prompts once a budget is exceeded.")
            .description(
                "Without an action: called by a hook of the agent before a prompt is sent, with its"
                    + " JSON on standard input. Blocks the prompt if the guard is switched on"
                    + " (setting budget.guard.enabled) and a budget is spent, that of the agent or"
                    + " that of the project. Decides by what is stored, reads no log, uses no"
                    + " network, changes nothing. Whatever goes wrong, the prompt passes.",
                "",
                "  status      whether it is on and installed, and what it would decide now here",
                "  install     puts the hook into the agent's settings",
                "  uninstall   takes it out again")
            .value(
                "DURATION",
                "Let prompts pass for a while whatever is spent, at most 24h: 30m, 1h, 1h30m; off"
                    + " ends that.",
                OVERRIDE)
            .flag("install, uninstall: only say what would change.", DRY_RUN)
            .flag("status: print JSON.", "-j", "--json")
            .value("EXPR", "status: print JSON, filtered by the program jq.", "-q", "--jq")
            .value("ZONE", "Zone of the times shown: local, utc or an IANA name.", "--tz");
    owner.options(options);
    CommandSpec model =
        options
            .examples(
                "cctally budget set 100",
                "cctally config set budget.guard.enabled true",
                program + " install",
                program + " status",
                program + " " + OVERRIDE + " 1h     go on for an hour",
                program + " " + OVERRIDE + " off")
            .withHelp();
    model.addPositional(
        PluginsGroup.actions(ACTIONS, "status, install or uninstall; none for the hook."));
    // A hook must not fail for a word that a later version understands.
    model.parser().unmatchedArgumentsAllowed(true);
    return model;
  }

  @Override
  public int run(Values values, CommandRun run) {
    List<String> words = values.positionals();
    boolean hook = words.isEmpty() && !values.given(OVERRIDE);
    checkOptions(values, hook ? HOOK : words.isEmpty() ? OVERRIDE : words.getFirst());
    if (hook) {
      return new GuardDecision(owner, values, run).decide();
    }
    check(values, words);
    if (words.isEmpty()) {
      return override(values, run);
    }
    String vendor = owner.vendor(values);
    return switch (words.getFirst()) {
      case STATUS -> new GuardShow(vendor, values, run).show();
      case INSTALL -> new GuardSetup(vendor, owner, run).install(values.flag(DRY_RUN));
      default -> new GuardSetup(vendor, owner, run).uninstall(values.flag(DRY_RUN));
    };
  }

  /** What an option is of no use for must not look as if it was heeded. */
  private static void checkOptions(Values values, String action) {
    OPTIONS.forEach((option, actions) -> {
      if (values.given(option) && !actions.contains(action) && KNOWN.contains(action)) {
        throw new UsageException(
            "argument "
                + Values.names(values.parsed().commandSpec().findOption(option))
                + ": only with "
                + String.join(", ", actions));
      }
    });
  }

  private static void check(Values values, List<String> words) {
    List<String> unmatched = values.parsed().unmatched();
    if (!unmatched.isEmpty()) {
      throw new UsageException("unrecognized arguments: " + String.join(" ", unmatched));
    }
    if (!words.isEmpty() && values.given(OVERRIDE)) {
      throw new UsageException("argument " + OVERRIDE + ": not allowed with an action");
    }
    if (words.size() > 1) {
      throw new UsageException(
          "unrecognized arguments: " + String.join(" ", words.subList(1, words.size())));
    }
    if (!words.isEmpty() && !ACTIONS.contains(words.getFirst())) {
      throw new UsageException(
          "argument ACTION: " + Values.invalidChoice(words.getFirst(), ACTIONS));
    }
  }

  private static int override(Values values, CommandRun run) {
    String text = String.valueOf(values.text(OVERRIDE));
    GuardOverride override = new GuardOverride(new DataDirectory(run.services().dataDirectory()));
    ShortDuration wanted = text.strip().equals("off") ? null : ShortDuration.parse(text);
    try {
      if (wanted == null) {
        boolean had = override.takeBack();
        run.console().print(had ? "The guard is in force again.\n" : "There was no override.\n");
        return 0;
      }
      var scope = run.services().context().scope(null, values.text("--tz"), null);
      Instant until = override.give(scope.now(), wanted.length());
      run.console().print("Prompts pass until " + GuardWords.time(until, scope.zone()) + ".\n");
      return 0;
    } catch (IOException e) {
      throw new AppException(ErrorKind.EXTERNAL, "cannot keep the override: " + IoReason.of(e), e);
    }
  }
}

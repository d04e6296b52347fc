package dev.cctally.cli.command;

import dev.cctally.cli.Environment;
import dev.cctally.cli.Services;
import dev.cctally.cli.Version;
import dev.cctally.platform.host.Host;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the command that the first words name and runs it. Only that command's model is made, and
 * plugins are looked at only if the command is not one of our own.
 */
public final class CommandFront {
  private final Environment environment;

  /**
   * Makes one.
   *
   * @param environment what surrounds it
   */
  public CommandFront(Environment environment) {
    this.environment = environment;
  }

  /**
   * Runs a command line.
   *
   * @param args the words after the program's name
   * @return the exit code
   */
  public int run(String... args) {
    Failures failures = new Failures(environment);
    List<String> words = Arrays.asList(args);
    Host host = environment.host();
    if (!words.isEmpty() && SafeMode.asked(words.getFirst())) {
      host = SafeMode.of(host);
      words = SafeMode.rest(words);
    }
    return run(words, host, failures);
  }

  private int run(List<String> words, Host host, Failures failures) {
    try (Services services = environment.services().open(host)) {
      failures.log(new ErrorLog(services.dataDirectory()));
      Dispatch dispatch = new Dispatch(services, failures);
      return failures.guard(() -> dispatch.root(words));
    } catch (RuntimeException | Error e) {
      return failures.uncaught(e); // it could not be opened or closed
    }
  }

  /** One command line on its way to its command. */
  private final class Dispatch {
    private final Services services;
    private final Failures failures;
    private final CommandTree tree;

    Dispatch(Services services, Failures failures) {
      this.services = services;
      this.failures = failures;
      this.tree = new CommandTree(services);
    }

    int root(List<String> words) {
      String program = RootModel.PROGRAM;
      failures.program(program);
      if (words.isEmpty()) {
        throw new UsageException("a subcommand is required (try `cctally --help`)");
      }
      String word = words.getFirst();
      List<String> rest = words.subList(1, words.size());
      if (word.startsWith("-")) {
        return rootOption(words);
      }
      Command own = CommandTree.own(word);
      if (own != null) {
        return command(own, program + " " + word, rest);
      }
      CommandGroup ownGroup = CommandTree.ownGroup(word);
      if (ownGroup != null) {
        return ownGroup(ownGroup, program + " " + word, rest);
      }
      services.getReady();
      Integer exitCode = reports(tree, word, rest);
      if (exitCode == null) {
        exitCode = reports(tree.wide(), word, rest); // its plugin may be gone
      }
      if (exitCode == null) {
        if (!LeftBehind.stored(services).isEmpty()) { // it was opened, perhaps healed
          services.usage().takeNotices().forEach(environment.console()::note);
        }
        throw new UsageException(Suggestion.unknown(word, tree.wide().names()));
      }
      return exitCode;
    }

    /** Runs a report, or returns {@code null} if there is none of that name. */
    private @Nullable Integer reports(CommandTree among, String word, List<String> rest) {
      String program = RootModel.PROGRAM + " " + word;
      Command flat = among.flat().get(word);
      if (flat instanceof PlainReport plain) {
        return plain(plain, program, rest);
      }
      if (flat != null) {
        return command(flat, program, rest);
      }
      return among.nameable().contains(word) ? group(word, among, rest) : null;
    }

    private int plain(PlainReport report, String program, List<String> words) {
      failures.program(program);
      VendorChoice choice = VendorChoice.of(words, tree);
      if (choice == null) {
        return command(report, program, words);
      }
      if (choice.combined()) {
        return combined(choice, report, program);
      }
      String vendor = choice.vendors().getFirst();
      CommandTree among = tree.nameable().contains(vendor) ? tree : tree.wide();
      Command own = among.reports(vendor).get(report.kind().word());
      if (own == null) {
        throw new UsageException(
            "argument --vendor/--source: '"
                + vendor
                + "' has no "
                + report.kind().word()
                + " report of its own (choose from "
                + String.join(", ", among.having(report.kind()))
                + ", all)");
      }
      return command(own, program, choice.rest());
    }

    /** A report of several vendors has fewer options than one of its own. */
    private int combined(VendorChoice choice, PlainReport report, String program) {
      try {
        return command(
            new CombinedCommand(choice.vendors(), report.kind()), program, choice.rest());
      } catch (UsageException e) {
        String message = String.valueOf(e.getMessage());
        if (!message.startsWith(CommandLineParser.UNRECOGNIZED)) {
          throw e;
        }
        throw new UsageException(
            message + " (not with several vendors; '" + program + " --all --help' lists what is)");
      }
    }

    private int rootOption(List<String> words) {
      String word = words.getFirst();
      if (word.equals("-h") || abbreviates(word, "--help")) {
        help(RootModel.of(tree));
        return 0;
      }
      if (word.equals("-v") || abbreviates(word, "--version")) {
        String line =
            Version.line(environment.host(), services.dataDirectory(), environment.installed());
        environment.console().print(line + "\n");
        return 0;
      }
      throw new UsageException("unrecognized arguments: " + word);
    }

    private int ownGroup(CommandGroup group, String program, List<String> words) {
      failures.program(program);
      String word = below(words);
      if (word == null) {
        help(group.model(program));
        return 0;
      }
      Command hidden = group.hidden().get(word);
      Command command = hidden == null ? group.commands().get(word) : hidden;
      if (command == null) {
        throw new UsageException(Suggestion.unknown(word, group.commands().keySet()));
      }
      return command(command, program + " " + word, words.subList(1, words.size()));
    }

    /** The second word, or {@code null} if help is wanted. */
    private static @Nullable String below(List<String> words) {
      if (words.isEmpty()) {
        throw new UsageException("the following arguments are required: <command>");
      }
      String word = words.getFirst();
      if (word.equals("-h") || abbreviates(word, "--help")) {
        return null;
      }
      if (word.startsWith("-")) {
        throw new UsageException("unrecognized arguments: " + word);
      }
      return word;
    }

    private int group(String vendor, CommandTree among, List<String> words) {
      String program = RootModel.PROGRAM + " " + vendor;
      failures.program(program);
      String word = below(words);
      if (word == null) {
        help(RootModel.group(vendor, among));
        return 0;
      }
      var reports = among.below(vendor);
      Command report = reports.get(word);
      if (report == null) {
        throw new UsageException(Suggestion.unknown(word, CommandTree.shown(reports.keySet())));
      }
      return command(report, program + " " + word, words.subList(1, words.size()));
    }

    private int command(Command command, String program, List<String> words) {
      failures.program(program);
      Values values = CommandLineParser.parse(command.model(program), words);
      if (values.parsed().isUsageHelpRequested()) {
        help(values.parsed().commandSpec());
        return 0;
      }
      CommandRun run = new CommandRun(environment, services, program, new FreshUsage());
      int exitCode = command.run(values, run);
      run.fresh().look(values, run);
      return exitCode;
    }

    private void help(picocli.CommandLine.Model.CommandSpec model) {
      environment.console().print(HelpText.of(model, environment));
    }

    private static boolean abbreviates(String word, String option) {
      return word.length() > 2 && option.startsWith(word);
    }
  }
}

package dev.cctally.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What may be typed after a command's name.
 *
 * @param name the command
 * @param summary one line
 * @param options its options
 * @param choices words that may stand for its argument; empty if there is none
 * @param commands the commands below it
 */
public record Words(
    String name, String summary, List<Option> options, List<String> choices, List<Words> commands) {
  /** Copies the lists. */
  public Words {
    options = List.copyOf(options);
    choices = List.copyOf(choices);
    commands = List.copyOf(commands);
  }

  /**
   * An option.
   *
   * @param names its names, each with its dashes
   * @param summary one line
   * @param value what its value is; empty for none
   * @param choices the values, if they are known
   * @param file whether the value is a file
   */
  public record Option(
      List<String> names, String summary, String value, List<String> choices, boolean file) {
    /** Copies the lists. */
    public Option {
      names = List.copyOf(names);
      choices = List.copyOf(choices);
    }
  }

  /**
   * {@return the words of a command's model}
   *
   * @param model the model
   */
  public static Words of(CommandSpec model) {
    String program = model.name();
    return of(program.substring(program.lastIndexOf(' ') + 1), model);
  }

  private static Words of(String name, CommandSpec model) {
    List<Option> options = new ArrayList<>();
    for (OptionSpec option : model.options()) {
      if (!option.hidden()) {
        options.add(option(option));
      }
    }
    List<String> choices = new ArrayList<>();
    model
        .positionalParameters()
        .forEach(argument -> {
          Iterable<String> candidates = argument.completionCandidates();
          if (candidates != null) {
            candidates.forEach(choices::add);
          }
        });
    List<Words> commands = new ArrayList<>();
    for (Map.Entry<String, CommandLine> below : model.subcommands().entrySet()) {
      commands.add(of(below.getKey(), below.getValue().getCommandSpec()));
    }
    return new Words(name, line(model.usageMessage().header()), options, choices, commands);
  }

  private static Option option(OptionSpec option) {
    List<String> choices = new ArrayList<>();
    Iterable<String> candidates = option.completionCandidates();
    if (candidates != null) {
      candidates.forEach(choices::add);
    }
    boolean valued = option.arity().max() > 0;
    return new Option(
        List.of(option.names()),
        line(option.description()),
        valued ? option.paramLabel() : "",
        choices,
        option.paramLabel().equals("FILE"));
  }

  /** The first sentence, without its full stop. */
  private static String line(String[] text) {
    String line = text.length == 0 ? "" : text[0];
    int end = line.indexOf(". ");
    line = end < 0 ? line : line.substring(0, end);
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  List<String> optionNames() {
    return options.stream().flatMap(option -> option.names().stream()).toList();
  }
}

package dev.cctally.cli.completion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
 * @param next if a second argument follows the first one: for each choice the words that may, which
 *     are none where nobody knows; empty if none does
 * @param commands the commands below it
 */
public record Words(
    String name,
    String summary,
    List<Option> options,
    List<String> choices,
    Map<String, List<String>> next,
    List<Words> commands) {
  /** Copies the collections. */
  public Words {
    options = List.copyOf(options);
    choices = List.copyOf(choices);
    next = Collections.unmodifiableMap(new LinkedHashMap<>(next));
    commands = List.copyOf(commands);
  }

  /**
   * {@return these words with a command below them changed; the same if it is not there}
   *
   * @param path the names of the commands that lead to it
   * @param change changes it
   */
  public Words with(List<String> path, UnaryOperator<Words> change) {
    if (path.isEmpty()) {
      return change.apply(this);
    }
    List<Words> changed = new ArrayList<>();
    for (Words below : commands) {
      boolean leads = below.name.equals(path.getFirst());
      changed.add(leads ? below.with(path.subList(1, path.size()), change) : below);
    }
    return new Words(name, summary, options, choices, next, changed);
  }

  /**
   * {@return these words with what the arguments may be}
   *
   * @param first words for the first argument
   * @param second for each of them, words for the second; empty if there is no second
   */
  public Words arguments(List<String> first, Map<String, List<String>> second) {
    return new Words(name, summary, options, first, second, commands);
  }

  /**
   * {@return these words with what the value of an option may be}
   *
   * @param option one of its names
   * @param values the values
   */
  public Words option(String option, Collection<String> values) {
    List<Option> changed = new ArrayList<>();
    for (Option each : options) {
      changed.add(
          each.names().contains(option)
              ? new Option(
                  each.names(), each.summary(), each.value(), List.copyOf(values), each.file())
              : each);
    }
    return new Words(name, summary, changed, choices, next, commands);
  }

  /** The choices that the same words may follow, by these words; those that none may follow too. */
  Map<List<String>, List<String>> byNext() {
    Map<List<String>, List<String>> groups = new LinkedHashMap<>();
    for (String choice : next.isEmpty() ? List.<String>of() : choices) {
      groups
          .computeIfAbsent(next.getOrDefault(choice, List.of()), _ -> new ArrayList<>())
          .add(choice);
    }
    return groups;
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
    return new Words(
        name, line(model.usageMessage().header()), options, choices, Map.of(), commands);
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

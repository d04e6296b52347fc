package dev.cctally.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Parses the words after a command's name. The last of repeated options wins, a long option may be
 * abbreviated to anything unambiguous, and {@code @file} is just a word.
 */
final class CommandLineParser {
  /** How a message begins that is about words nobody asked for. */
  static final String UNRECOGNIZED = "unrecognized arguments: ";

  /** What is a number and no option, for commands that take more than options. */
  private static final Pattern NEGATIVE =
      Pattern.compile("-(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private CommandLineParser() {}

  static Values parse(CommandSpec model, List<String> words) {
    CommandLine parser =
        new CommandLine(model)
            .setOverwrittenOptionsAllowed(true)
            .setExpandAtFiles(false)
            .setCaseInsensitiveEnumValuesAllowed(false);
    String[] expanded = expanded(model, words).toArray(String[]::new);
    try {
      return new Values(parser.parseArgs(expanded));
    } catch (UnmatchedArgumentException e) {
      throw new UsageException(
          UNRECOGNIZED + String.join(" ", e.getUnmatched().stream().map(Values::plain).toList()));
    } catch (MissingParameterException e) {
      throw new UsageException(missing(e));
    } catch (ParameterException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static String missing(MissingParameterException e) {
    for (CommandLine.Model.ArgSpec missing : e.getMissing()) {
      if (missing instanceof OptionSpec option) {
        return "argument " + Values.names(option) + ": expected one argument";
      }
    }
    return String.valueOf(e.getMessage());
  }

  private static List<String> expanded(CommandSpec model, List<String> words) {
    List<String> expanded = new ArrayList<>(words.size());
    boolean options = true;
    boolean positionals = !model.positionalParameters().isEmpty();
    for (String word : words) {
      options &= !word.equals("--");
      if (options && word.startsWith("--")) {
        expanded.add(longOption(model, word));
      } else {
        boolean negative = options && positionals && NEGATIVE.matcher(word).matches();
        expanded.add(negative ? Values.attached(word) : word);
      }
    }
    return expanded;
  }

  private static String longOption(CommandSpec model, String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    String value = equals < 0 ? "" : "=" + Values.attached(word.substring(equals + 1));
    if (model.findOption(name) != null) {
      return name + value;
    }
    TreeSet<String> candidates = new TreeSet<>();
    for (OptionSpec option : model.options()) {
      for (String known : option.names()) {
        if (known.startsWith(name)) {
          candidates.add(known);
        }
      }
    }
    return switch (candidates.size()) {
      case 0 -> word;
      case 1 -> candidates.first() + value;
      default ->
          throw new UsageException(
              "ambiguous option: " + name + " could match " + String.join(", ", candidates));
    };
  }
}

package dev.cctally.cli.completion;

import java.util.ArrayList;
import java.util.List;

/** A completion script for fish, with descriptions. */
public final class FishScript {
  private final StringBuilder out = new StringBuilder(8192);
  private final String program;

  private FishScript(String program) {
    this.program = program;
  }

  /**
   * {@return the script}
   *
   * @param root the program
   */
  public static String of(Words root) {
    FishScript script = new FishScript(root.name());
    script.line("# fish completion for " + root.name());
    script.line("# generated, static: it never starts the program");
    script.line("complete -c " + root.name() + " -f");
    script.below(root, List.of());
    return script.out.toString();
  }

  private void below(Words words, List<String> path) {
    String here = condition(words, path);
    for (Words command : words.commands()) {
      line(complete(here) + " -a " + command.name() + " -d " + Quote.fish(command.summary()));
    }
    if (!words.choices().isEmpty()) {
      String first =
          words.next().isEmpty()
              ? here
              : here + "; and test (count (commandline -opc)) -eq " + (path.size() + 1);
      line(complete(first) + " -a " + Quote.fish(String.join(" ", words.choices())));
    }
    words
        .byNext()
        .forEach((following, choices) -> {
          if (!following.isEmpty()) {
            String after =
                here + "; and contains -- (commandline -opc)[-1] " + String.join(" ", choices);
            line(complete(after) + " -a " + Quote.fish(String.join(" ", following)));
          }
        });
    for (Words.Option option : words.options()) {
      option(option, here);
    }
    for (Words command : words.commands()) {
      List<String> longer = new ArrayList<>(path);
      longer.add(command.name());
      below(command, longer);
    }
  }

  /**
   * True when exactly the words of a path have been typed; a report exists below several vendors.
   */
  private static String condition(Words words, List<String> path) {
    if (path.isEmpty()) {
      return "__fish_use_subcommand";
    }
    StringBuilder condition =
        new StringBuilder("test (count (commandline -opc)) -gt ").append(path.size());
    for (int i = 0; i < path.size(); i++) {
      condition
          .append("; and test (commandline -opc)[")
          .append(i + 2)
          .append("] = ")
          .append(path.get(i));
    }
    if (!words.commands().isEmpty()) {
      condition
          .append("; and not __fish_seen_subcommand_from ")
          .append(String.join(" ", words.commands().stream().map(Words::name).toList()));
    }
    return condition.toString();
  }

  private void option(Words.Option option, String here) {
    StringBuilder line = new StringBuilder(complete(here));
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.file()) {
      line.append(" -r -F");
    } else if (!option.choices().isEmpty()) {
      line.append(" -x -a ").append(Quote.fish(String.join(" ", option.choices())));
    } else if (!option.value().isEmpty()) {
      line.append(" -x");
    }
    line(line.append(" -d ").append(Quote.fish(option.summary())).toString());
  }

  private String complete(String condition) {
    return "complete -c " + program + " -n " + Quote.fish(condition);
  }

  private void line(String line) {
    out.append(line).append('\n');
  }
}

package dev.cctally.cli.completion;

/** A completion script for zsh: one function for each command, with descriptions. */
public final class ZshScript {
  private final StringBuilder out = new StringBuilder(8192);

  private ZshScript() {}

  /**
   * {@return the script}
   *
   * @param root the program
   */
  public static String of(Words root) {
    ZshScript script = new ZshScript();
    script.line("#compdef " + root.name());
    script.line("# generated, static: it never starts the program");
    script.function(root, "_" + root.name());
    script.line("");
    // Both ways of installing: read by compinit, or sourced.
    script.line("if [ \"$funcstack[1]\" = '_" + root.name() + "' ]; then");
    script.line("  _" + root.name() + " \"$@\"");
    script.line("else");
    script.line("  compdef _" + root.name() + " " + root.name());
    script.line("fi");
    return script.out.toString();
  }

  private void function(Words words, String function) {
    line("");
    line(function + "() {");
    if (words.commands().isEmpty() && !words.next().isEmpty()) {
      twoArguments(words);
      return;
    }
    if (words.commands().isEmpty()) {
      line("  _arguments -s -S \\");
      options(words, "    ");
      if (words.choices().isEmpty()) {
        line("    && return 0");
      } else {
        line("    '1:" + "argument" + ":(" + String.join(" ", words.choices()) + ")' && return 0");
      }
      line("}");
      return;
    }
    line("  local context state state_descr line");
    line("  typeset -A opt_args");
    line("  _arguments -C \\");
    options(words, "    ");
    line("    '1: :->command' '*:: :->rest' && return 0");
    line("  case $state in");
    line("    command)");
    line("      local -a commands");
    line("      commands=(");
    for (Words below : words.commands()) {
      line("        '" + below.name() + ":" + Quote.zshPart(below.summary()) + "'");
    }
    line("      )");
    line("      _describe -t commands command commands ;;");
    line("    rest)");
    line("      case $line[1] in");
    for (Words below : words.commands()) {
      line("        " + below.name() + ") " + name(function, below) + " ;;");
    }
    line("      esac ;;");
    line("  esac");
    line("}");
    for (Words below : words.commands()) {
      function(below, name(function, below));
    }
  }

  /** The second argument depends on the first. */
  private void twoArguments(Words words) {
    line("  local context state state_descr line");
    line("  typeset -A opt_args");
    line("  _arguments -s -S \\");
    options(words, "    ");
    line("    '1:argument:(" + String.join(" ", words.choices()) + ")' '2: :->second' && return 0");
    line("  case $line[1] in");
    words
        .byNext()
        .forEach((following, choices) -> {
          if (!following.isEmpty()) {
            line(
                "    "
                    + String.join("|", choices)
                    + ") compadd -- "
                    + String.join(" ", following.stream().map(Quote::shell).toList())
                    + " ;;");
          }
        });
    line("  esac");
    line("}");
  }

  private static String name(String function, Words below) {
    return function + "_" + below.name().replace('-', '_');
  }

  private void options(Words words, String indent) {
    for (Words.Option option : words.options()) {
      String value = "";
      if (!option.value().isEmpty()) {
        String action =
            option.file()
                ? "_files"
                : option.choices().isEmpty() ? "" : "(" + String.join(" ", option.choices()) + ")";
        value = ":" + Quote.zshPart(option.value()) + ":" + action;
      }
      String description = "[" + Quote.zshPart(option.summary()) + "]";
      for (String name : option.names()) {
        String attached = value.isEmpty() ? "" : name.startsWith("--") ? "=" : "+";
        line(indent + "'*" + name + attached + description + value + "' \\");
      }
    }
  }

  private void line(String line) {
    out.append(line).append('\n');
  }
}

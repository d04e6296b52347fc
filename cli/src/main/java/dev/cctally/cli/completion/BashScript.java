package dev.cctally.cli.completion;

import java.util.ArrayList;
import java.util.List;

/**
 * A completion script for bash 3.2 and later. One {@code case} over the command typed so far says
 * which words may follow.
 */
public final class BashScript {
  private final StringBuilder out = new StringBuilder(8192);

  private BashScript() {}

  /**
   * {@return the script}
   *
   * @param root the program
   */
  public static String of(Words root) {
    BashScript script = new BashScript();
    script.all(root);
    return script.out.toString();
  }

  private void all(Words root) {
    String function = "_" + root.name();
    line(
        "# bash completion for "
            + root.name()
            + "; generated, static: it never starts the program");
    line(function + "() {");
    line("  local cur prev path word i");
    line("  COMPREPLY=()");
    line("  cur=\"${COMP_WORDS[COMP_CWORD]}\"");
    line("  prev=\"${COMP_WORDS[COMP_CWORD-1]}\"");
    line("  path=''");
    line("  for ((i = 1; i < COMP_CWORD; i++)); do");
    line("    word=\"${COMP_WORDS[i]}\"");
    line("    case \"$path $word\" in");
    for (List<String> path : paths(root, List.of())) {
      if (!path.isEmpty()) {
        line("      ' " + String.join(" ", path) + "') path=\"$path $word\" ;;");
      }
    }
    line("    esac");
    line("  done");
    line("  case \"$path\" in");
    command(root, "");
    line("  esac");
    line("}");
    line("complete -o default -F " + function + " " + root.name());
  }

  private static List<List<String>> paths(Words words, List<String> path) {
    List<List<String>> paths = new ArrayList<>();
    paths.add(path);
    for (Words below : words.commands()) {
      List<String> longer = new ArrayList<>(path);
      longer.add(below.name());
      paths.addAll(paths(below, longer));
    }
    return paths;
  }

  private void command(Words words, String path) {
    line("    " + Quote.shell(path) + ")");
    line("      case \"$prev\" in");
    List<String> free = new ArrayList<>();
    for (Words.Option option : words.options()) {
      String names = String.join("|", option.names());
      if (option.file()) {
        line("        " + names + ") COMPREPLY=($(compgen -f -- \"$cur\")); return ;;");
      } else if (!option.choices().isEmpty()) {
        line("        " + names + ") " + reply(option.choices()) + "; return ;;");
      } else if (!option.value().isEmpty()) {
        free.addAll(option.names());
      }
    }
    if (!free.isEmpty()) {
      line("        " + String.join("|", free) + ") return ;;");
    }
    words
        .byNext()
        .forEach((following, choices) ->
            line(
                "        "
                    + String.join("|", choices)
                    + ") "
                    + (following.isEmpty() ? "" : reply(following) + "; ")
                    + "return ;;"));
    line("      esac");
    List<String> next = new ArrayList<>();
    words.commands().forEach(below -> next.add(below.name()));
    next.addAll(words.choices());
    line("      if [[ $cur == -* ]]; then");
    line("        " + reply(words.optionNames()));
    if (!next.isEmpty()) {
      line("      else");
      line("        " + reply(next));
    }
    line("      fi");
    line("      ;;");
    for (Words below : words.commands()) {
      command(below, path + " " + below.name());
    }
  }

  private static String reply(List<String> words) {
    return "COMPREPLY=($(compgen -W " + Quote.shell(String.join(" ", words)) + " -- \"$cur\"))";
  }

  private void line(String line) {
    out.append(line).append('\n');
  }
}

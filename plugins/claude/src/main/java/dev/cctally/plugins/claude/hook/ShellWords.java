package dev.cctally.plugins.claude.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines as a POSIX shell reads them, without its expansions. */
final class ShellWords {
  private ShellWords() {}

  /** The words as one line. */
  static String joined(List<String> words) {
    return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The words of a line; empty if a quote is not closed. */
  static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        i++;
        word.append(line.charAt(i));
        begun = true;
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        begun = true;
      } else if (c == ' ' || c == '\t' || c == '\n') {
        if (begun) {
          words.add(word.toString());
          word.setLength(0);
          begun = false;
        }
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quote != 0) {
      return List.of();
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}

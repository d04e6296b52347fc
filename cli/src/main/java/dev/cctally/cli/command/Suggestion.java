package dev.cctally.cli.command;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What to say about a word that is no command. */
final class Suggestion {
  private Suggestion() {}

  static String unknown(String word, Collection<String> choices) {
    String nearest = nearest(word, choices);
    return "argument <command>: "
        + Values.invalidChoice(word, choices)
        + (nearest == null ? "" : "; did you mean '" + nearest + "'?");
  }

  /** The choice that differs in few letters, or {@code null}. */
  private static @Nullable String nearest(String word, Collection<String> choices) {
    String nearest = null;
    int least = (word.length() < 4 ? 1 : Math.max(2, word.length() / 3)) + 1;
    for (String choice : choices) {
      int distance = distance(word, choice);
      if (distance < least) {
        least = distance;
        nearest = choice;
      }
    }
    return nearest;
  }

  /** How many letters must be added, removed or changed. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

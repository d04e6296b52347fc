package dev.cctally.platform.store;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One step towards the present shape of the history file. Once released a migration never changes;
 * what must change gets a further one.
 *
 * @param name three digits, an underscore and {@code [a-z0-9_]+}; the number is its place in the
 *     registry, from 1
 * @param statements what it does, each one SQL statement
 */
public record Migration(String name, List<String> statements) {
  private static final Pattern NAME = Pattern.compile("\\d{3}_[a-z0-9_]+");

  /**
   * Checks the name and copies the list.
   *
   * @throws IllegalArgumentException if the name is of another form
   */
  public Migration {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a migration's name: " + name);
    }
    statements = List.copyOf(statements);
  }

  /** {@return its place in the registry, from 1} */
  int place() {
    return Integer.parseInt(name.substring(0, 3));
  }
}

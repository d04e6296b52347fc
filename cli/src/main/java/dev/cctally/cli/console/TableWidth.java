package dev.cctally.cli.console;

import java.util.Map;

/** How wide a table may be. */
public final class TableWidth {
  private static final int DEFAULT = 120;

  private TableWidth() {}

  /**
   * {@return the terminal's width if standard output is one, else {@code COLUMNS}, else 120}
   *
   * @param environment the environment variables
   * @param terminal the terminal
   */
  public static int of(Map<String, String> environment, Terminal terminal) {
    return of(environment, terminal, DEFAULT);
  }

  /**
   * {@return the terminal's width if standard output is one, else {@code COLUMNS}, else a default}
   *
   * @param environment the environment variables
   * @param terminal the terminal
   * @param otherwise the default
   */
  public static int of(Map<String, String> environment, Terminal terminal, int otherwise) {
    if (terminal.out() && terminal.columns() > 0) {
      return terminal.columns();
    }
    try {
      int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", "").strip());
      return columns > 0 ? columns : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}

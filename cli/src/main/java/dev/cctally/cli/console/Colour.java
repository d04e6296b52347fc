package dev.cctally.cli.console;

import java.util.Map;

/** When output is coloured. Scripts rely on these rules; the first that applies wins. */
public final class Colour {
  private Colour() {}

  /**
   * {@return whether usage tables are coloured} {@code FORCE_COLOR} set: yes; {@code NO_COLOR} set:
   * no; {@code CI} set: yes; else if standard output or standard error is a terminal that is not
   * {@code dumb}. Set means set, even to nothing.
   *
   * @param environment the environment variables
   * @param terminal the terminal
   */
  public static boolean ofTables(Map<String, String> environment, Terminal terminal) {
    if (environment.containsKey("FORCE_COLOR")) {
      return true;
    }
    if (environment.containsKey("NO_COLOR")) {
      return false;
    }
    return environment.containsKey("CI")
        || ((terminal.out() || terminal.err()) && !dumb(environment));
  }

  /**
   * {@return whether help texts are coloured} As tables, but only if standard output is a terminal
   * or {@code FORCE_COLOR} is set.
   *
   * @param environment the environment variables
   * @param terminal the terminal
   */
  public static boolean ofText(Map<String, String> environment, Terminal terminal) {
    if (environment.containsKey("FORCE_COLOR")) {
      return true;
    }
    if (environment.containsKey("NO_COLOR") || !terminal.out()) {
      return false;
    }
    return environment.containsKey("CI") || !dumb(environment);
  }

  /**
   * {@return whether a report is coloured whose options decide about it} {@code --no-color}: no;
   * {@code --color}: yes; else as help texts.
   *
   * @param off whether {@code --no-color} was given; wins over everything
   * @param on whether {@code --color} was given
   * @param environment the environment variables
   * @param terminal the terminal
   */
  public static boolean ofChoice(
      boolean off, boolean on, Map<String, String> environment, Terminal terminal) {
    return !off && (on || ofText(environment, terminal));
  }

  /** What a user may say about colour. */
  public enum Wish {
    /** Only on a terminal. */
    AUTO,
    /** Whatever it is written to. */
    ALWAYS,
    /** Not at all. */
    NEVER
  }

  /**
   * {@return whether a report is coloured that has an option with these words} {@code NEVER}: no;
   * {@code NO_COLOR} set, even to nothing: no; {@code ALWAYS}: yes; else if standard output is a
   * terminal.
   *
   * @param wish what the user said
   * @param environment the environment variables
   * @param terminal the terminal
   */
  public static boolean ofWish(Wish wish, Map<String, String> environment, Terminal terminal) {
    return wish != Wish.NEVER
        && !environment.containsKey("NO_COLOR")
        && (wish == Wish.ALWAYS || terminal.out());
  }

  private static boolean dumb(Map<String, String> environment) {
    return "dumb".equals(environment.get("TERM"));
  }
}

package dev.cctally.platform.plugin;

import java.io.PrintStream;

/**
 * What one plugin prints. Its first lines reach standard error, each with the plugin's name and
 * without control characters; the rest is dropped, and whoever listens is told once. Thread-safe.
 */
final class PluginPrints {
  private static final int MOST_LINES = 20;
  private static final int LONGEST_LINE = 500;

  private final String pluginId;
  private final Runnable onFirst;
  private final StringBuilder line = new StringBuilder();
  private int lines;
  private boolean told;

  /**
   * Makes one.
   *
   * @param pluginId who prints
   * @param onFirst done when the first text is printed
   */
  PluginPrints(String pluginId, Runnable onFirst) {
    this.pluginId = pluginId;
    this.onFirst = onFirst;
  }

  /** Takes a piece of text. */
  synchronized void add(String text, PrintStream error) {
    if (!told) {
      told = true;
      onFirst.run();
    }
    for (int i = 0; i < text.length() && lines < MOST_LINES; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        end(error);
      } else if (line.length() < LONGEST_LINE) {
        line.append(c);
      }
    }
  }

  private void end(PrintStream error) {
    String shown = Text.oneLine(line.toString());
    line.setLength(0);
    if (!shown.isEmpty()) {
      lines++;
      error.println("[" + pluginId + "] " + shown);
    }
  }
}

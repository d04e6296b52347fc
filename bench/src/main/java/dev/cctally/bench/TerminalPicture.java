package dev.cctally.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws what a program printed as a terminal window: one SVG that needs nothing else. */
final class TerminalPicture {
  private static final double CELL = 8.4;
  private static final int LINE = 19;
  private static final int MARGIN = 18;
  private static final int BAR = 36;
  private static final String BACKGROUND = "#16181d";
  private static final String FOREGROUND = "#d7dae0";
  private static final Pattern ESCAPE = Pattern.compile("\u001b\\[([0-9;]*)m");
  private static final Pattern WORDS = Pattern.compile("\\S+(?: \\S+)*");
  private static final Map<String, String> COLOURS =
      Map.of(
          "31", "#ff7b72", "32", "#7ee787", "33", "#e3b341", "34", "#79c0ff", "35", "#d2a8ff", "36",
          "#56d4dd", "90", "#8b949e");

  private final StringBuilder out = new StringBuilder();

  private TerminalPicture() {}

  /**
   * {@return the picture}
   *
   * @param command what was typed
   * @param text what was printed, with escape codes for colour
   * @param columns the width of the terminal
   * @param most how many lines are shown; what is left out is told
   */
  static String of(String command, String text, int columns, int most) {
    List<String> lines = new ArrayList<>(List.of(text.stripTrailing().split("\n", -1)));
    while (!lines.isEmpty() && lines.getFirst().isBlank()) {
      lines.removeFirst();
    }
    if (lines.size() > most) {
      lines = new ArrayList<>(lines.subList(0, most));
      lines.add("\u001b[2m  …\u001b[0m");
    }
    return new TerminalPicture().picture(command, lines, columns);
  }

  private String picture(String command, List<String> lines, int columns) {
    long width = Math.round(columns * CELL) + 2L * MARGIN;
    int height = BAR + (lines.size() + 2) * LINE + MARGIN;
    out.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
        <title>%3$s</title>
        <rect width="100%%" height="100%%" rx="10" fill="%4$s"/>
        <circle cx="22" cy="19" r="6" fill="#ff5f57"/><circle cx="42" cy="19" r="6" fill="#febc2e"/><circle cx="62" cy="19" r="6" fill="#28c840"/>
        <g font-family="ui-monospace, 'SF Mono', Menlo, 'DejaVu Sans Mono', 'Liberation Mono', Consolas, monospace" font-size="14" fill="%5$s">
        """
            .formatted(width, height, escaped(command), BACKGROUND, FOREGROUND));
    int y = BAR + LINE;
    line("\u001b[32m$\u001b[0m \u001b[1m" + command + "\u001b[0m", y);
    for (String line : lines) {
      y += LINE;
      line(line, y + LINE / 2);
    }
    return out.append("</g>\n</svg>\n").toString();
  }

  private void line(String line, int y) {
    Matcher escapes = ESCAPE.matcher(line);
    int from = 0;
    int column = 0;
    String codes = "";
    while (escapes.find()) {
      column = run(line.substring(from, escapes.start()), codes, column, y);
      codes = escapes.group(1);
      from = escapes.end();
    }
    run(line.substring(from), codes, column, y);
  }

  /** Draws text of one colour; returns the column after it. */
  private int run(String text, String codes, int column, int y) {
    String style = style(codes);
    // Viewers drop blanks, so that what stands between them is drawn each at its place.
    Matcher words = WORDS.matcher(text);
    while (words.find()) {
      String word = words.group();
      int at = column + text.codePointCount(0, words.start());
      // The length is told, so that tables keep their lines in any font.
      out.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\""
                  + " lengthAdjust=\"spacingAndGlyphs\"%s>%s</text>%n",
              MARGIN + at * CELL,
              y,
              word.codePointCount(0, word.length()) * CELL,
              style,
              escaped(word)));
    }
    return column + text.codePointCount(0, text.length());
  }

  private static String style(String codes) {
    StringBuilder style = new StringBuilder();
    for (String code : codes.split(";", -1)) {
      switch (code) {
        case "1" -> style.append(" font-weight=\"bold\"");
        case "2" -> style.append(" opacity=\"0.55\"");
        default -> {
          String colour = COLOURS.get(code);
          if (colour != null) {
            style.append(" fill=\"").append(colour).append('"');
          }
        }
      }
    }
    return style.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

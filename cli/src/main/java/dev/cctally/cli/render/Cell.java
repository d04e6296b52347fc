package dev.cctally.cli.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What stands where a row meets a column.
 *
 * @param parts lines below each other; or, if {@code list} is true, words of a list that may share
 *     a line
 * @param list whether the parts are words of a list
 */
record Cell(List<Text> parts, boolean list) {
  static final Cell EMPTY = new Cell(List.of(), false);

  Cell {
    parts = List.copyOf(parts);
  }

  static Cell of(String text, Style style) {
    return new Cell(List.of(new Text(text, style)), false);
  }

  static Cell lines(Text... lines) {
    return new Cell(List.of(lines), false);
  }

  static Cell list(List<String> words, Style style) {
    List<Text> parts = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      parts.add(new Text(i + 1 < words.size() ? words.get(i) + "," : words.get(i), style));
    }
    return new Cell(parts, true);
  }

  /** The columns it takes if nothing is broken or shortened. */
  int naturalWidth() {
    int width = 0;
    for (Text part : parts) {
      width = list ? width + part.width() + 1 : Math.max(width, part.width());
    }
    return list ? Math.max(0, width - 1) : width;
  }

  /** The lines it takes in a column of some width. */
  List<Text> laidOut(int width) {
    if (!list || naturalWidth() <= width) {
      return list ? joined() : parts;
    }
    List<Text> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    Style style = Style.PLAIN;
    for (Text word : parts) {
      style = word.style();
      if (!line.isEmpty() && DisplayText.width(line.toString()) + 1 + word.width() > width) {
        lines.add(new Text(ended(line, width), style));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word.value());
    }
    lines.add(new Text(line.toString(), style));
    return lines;
  }

  /** A line of a list without its last comma where that alone does not fit: the end tells more. */
  private static String ended(StringBuilder line, int width) {
    int last = line.length() - 1;
    boolean comma = line.charAt(last) == ',';
    return comma && DisplayText.width(line.toString()) > width
        ? line.substring(0, last)
        : line.toString();
  }

  /**
   * The least width in which names that may be cut at their end still differ.
   *
   * @param names the names
   * @param least the least width worth having
   * @param most beyond this it is not worth it: then it is the least
   */
  static int telling(Collection<String> names, int least, int most) {
    Set<String> distinct = new HashSet<>(names);
    for (int width = least; width < most; width++) {
      Set<String> shown = new HashSet<>();
      for (String name : distinct) {
        shown.add(DisplayText.shortenEnd(name, width, "…"));
      }
      if (shown.size() == distinct.size()) {
        return width;
      }
    }
    return least;
  }

  private List<Text> joined() {
    if (parts.isEmpty()) {
      return parts;
    }
    StringBuilder line = new StringBuilder();
    for (Text part : parts) {
      line.append(line.isEmpty() ? "" : " ").append(part.value());
    }
    return List.of(new Text(line.toString(), parts.getFirst().style()));
  }
}

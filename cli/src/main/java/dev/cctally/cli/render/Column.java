package dev.cctally.cli.render;

import java.util.List;

/**
 * A column of a table.
 *
 * @param header its name; each element is a line of its own in the narrow layout
 * @param fit what may happen to text that is too wide
 * @param right whether it is aligned to the right
 * @param minimum the least width worth having, if the text may give way
 * @param priority columns with a lower one are left out first; see {@link #ESSENTIAL}
 */
record Column(List<String> header, Fit fit, boolean right, int minimum, int priority) {
  /** The priority of a column that is never left out. */
  static final int ESSENTIAL = 100;

  /** What may happen to text that is too wide. */
  enum Fit {
    /** Nothing: numbers and dates are shown whole. */
    WHOLE,
    /** The end gives way. */
    SHORTEN_END,
    /** The start gives way. */
    SHORTEN_START
  }

  Column {
    header = List.copyOf(header);
  }

  static Column whole(int priority, String... header) {
    return new Column(List.of(header), Fit.WHOLE, false, 0, priority);
  }

  static Column number(int priority, String... header) {
    return new Column(List.of(header), Fit.WHOLE, true, 0, priority);
  }

  static Column text(int minimum, int priority, String... header) {
    return new Column(List.of(header), Fit.SHORTEN_END, false, minimum, priority);
  }

  static Column path(int minimum, int priority, String... header) {
    return new Column(List.of(header), Fit.SHORTEN_START, false, minimum, priority);
  }

  boolean flexible() {
    return fit != Fit.WHOLE;
  }
}

package dev.cctally.cli.render;

import dev.cctally.platform.report.diff.DiffWindow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * What documents repeat of a comparison's command line.
 *
 * @param allowMismatch whether windows of any length may be compared
 * @param ownThreshold whether what is small was said
 * @param sort the word rows are ordered by
 * @param sections the sections as typed
 * @param sync whether a sync was asked for; there always is one
 */
public record DiffOptions(
    boolean allowMismatch, boolean ownThreshold, String sort, List<String> sections, boolean sync) {
  private static final int PLACES = 3;

  /** Rejects {@code null} and copies the list. */
  public DiffOptions {
    Objects.requireNonNull(sort, "sort");
    sections = List.copyOf(sections);
  }

  /**
   * {@return a window's length in days, with one to three decimals}
   *
   * @param window the window
   */
  public static BigDecimal days(DiffWindow window) {
    return Rounded.of(window.lengthDays(), PLACES);
  }
}

package dev.cctally.cli.console;

import java.nio.charset.Charset;
import java.util.Objects;

/**
 * What the standard streams are connected to.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is a terminal
 * @param columns the terminal's width, or 0 if it is unknown
 * @param charset what standard output and standard error are read as
 */
public record Terminal(boolean out, boolean err, int columns, Charset charset) {
  /** Rejects {@code null} and negative widths. */
  public Terminal {
    Objects.requireNonNull(charset, "charset");
    columns = Math.max(0, columns);
  }
}

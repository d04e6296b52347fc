package dev.cctally.cli.render;

import java.nio.charset.Charset;
import java.util.Objects;

/**
 * Where a table is shown.
 *
 * @param width how many columns it may take
 * @param colour whether it is coloured
 * @param compact whether the narrow layout is wanted even where the wide one fits
 * @param charset what it will be written in; decides between box drawing and ASCII
 */
public record Canvas(int width, boolean colour, boolean compact, Charset charset) {
  /** Rejects {@code null}. */
  public Canvas {
    Objects.requireNonNull(charset, "charset");
  }

  Glyphs glyphs() {
    return Glyphs.of(charset);
  }
}

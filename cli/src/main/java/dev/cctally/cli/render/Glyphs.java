package dev.cctally.cli.render;

import java.nio.charset.Charset;

/**
 * The characters tables are drawn with.
 *
 * @param horizontal a horizontal line
 * @param vertical a vertical line
 * @param top left corner, junction and right corner of the first line
 * @param middle the same of a line between rows
 * @param bottom the same of the last line
 * @param branch before a detail that has another one below it
 * @param lastBranch before the last detail
 * @param ellipsis instead of text that does not fit
 * @param dagger marks a footnote
 * @param dot between words of a caption
 * @param alert marks a row to look at
 * @param none instead of a figure that there is none of
 * @param arrow from what was before to what came after
 * @param times between a count and the price of one
 */
record Glyphs(
    String horizontal,
    String vertical,
    String top,
    String middle,
    String bottom,
    String branch,
    String lastBranch,
    String ellipsis,
    String dagger,
    String dot,
    String alert,
    String none,
    String arrow,
    String times) {
  private static final Glyphs UNICODE =
      new Glyphs("─", "│", "╭┬╮", "├┼┤", "╰┴╯", "├─ ", "└─ ", "…", "†", "·", "⚠", "—", "→", "×");
  private static final Glyphs ASCII =
      new Glyphs("-", "|", "+++", "+++", "+++", "|- ", "`- ", "...", "^", "-", "!", "-", "->", "x");

  /** Box drawing where the charset has it, else ASCII. */
  static Glyphs of(Charset charset) {
    return charset.canEncode() && charset.newEncoder().canEncode("─│╭╰├└…†·⚠—→×") ? UNICODE : ASCII;
  }
}

package dev.cctally.spi.json;

/**
 * Gathers text up to a number of code points; what comes after is only known to have been there.
 *
 * @since 1.0
 */
public final class CutText {
  private final StringBuilder text = new StringBuilder();
  private int room;
  private boolean cut;

  /**
   * Makes an empty text.
   *
   * @param codePoints how long it may become
   */
  public CutText(int codePoints) {
    room = codePoints;
  }

  /**
   * Adds as much as there is room for.
   *
   * @param more the text
   */
  public void append(String more) {
    if (more.isEmpty() || cut) {
      return;
    }
    int count = more.codePointCount(0, more.length());
    if (count <= room) {
      text.append(more);
      room -= count;
      return;
    }
    text.append(more, 0, more.offsetByCodePoints(0, room));
    room = 0;
    cut = true;
  }

  /** {@return whether something did not fit} */
  public boolean isCut() {
    return cut;
  }

  /** {@return the text so far} */
  public String text() {
    return text.toString();
  }
}

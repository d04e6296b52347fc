package dev.cctally.plugins.codex;

/**
 * Gathers text up to a number of code points; what comes after is only known to have been there.
 */
final class CutText {
  private final StringBuilder text = new StringBuilder();
  private int room;
  private boolean cut;

  CutText(int codePoints) {
    room = codePoints;
  }

  void append(String more) {
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

  boolean isCut() {
    return cut;
  }

  String text() {
    return text.toString();
  }
}

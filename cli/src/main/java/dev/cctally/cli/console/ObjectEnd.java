package dev.cctally.cli.console;

/**
 * Finds the end of a JSON object in bytes that come bit by bit. Only counts brackets outside of
 * texts: whether it is JSON is found out by who reads it.
 */
final class ObjectEnd {
  private int depth;
  private boolean text;
  private boolean escaped;
  private boolean other;

  /**
   * {@return whether the object has ended in these bytes or before} What does not begin as an
   * object has no end.
   *
   * @param bytes what came next
   * @param count how many bytes
   */
  boolean passed(byte[] bytes, int count) {
    for (int i = 0; i < count && !other; i++) {
      if (ends(bytes[i])) {
        return true;
      }
    }
    return false;
  }

  private boolean ends(byte next) {
    if (text) {
      boolean quote = next == '"' && !escaped;
      escaped = next == '\\' && !escaped;
      text = !quote;
      return false;
    }
    switch (next) {
      case '{', '[' -> {
        other = depth == 0 && next == '[';
        depth++;
      }
      case '}', ']' -> {
        depth--;
        other = depth < 0;
        return depth == 0;
      }
      case '"' -> {
        text = true;
        other = depth == 0;
      }
      case ' ', '\t', '\r', '\n' -> {}
      default -> other = depth == 0;
    }
    return false;
  }
}

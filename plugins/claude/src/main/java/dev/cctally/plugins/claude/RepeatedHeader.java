package dev.cctally.plugins.claude;

import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSlice;

/**
 * A stretch of members that the lines of a file repeat byte for byte before they come to their
 * type: folder, session, version, branch. Where the same bytes stand at the same place again they
 * mean the same, so they are compared instead of read. Mutable; not for several threads.
 */
final class RepeatedHeader {
  private static final int LONGEST = 4096;

  private byte[] bytes = new byte[512];
  private int length;
  private boolean sidechain;
  private final JsonSlice sessionId =
      new JsonSlice(); // places counted from the start of the stretch
  private final JsonSlice cwd = new JsonSlice();

  /**
   * Remembers the stretch {@code buffer[from, to)} of whole members, comma in front, and what was
   * read in it. One that does not end with a quote is not remembered: a number might go on.
   */
  void learn(
      byte[] buffer, int from, int to, boolean isSidechain, JsonSlice session, JsonSlice folder) {
    int size = to - from;
    length = 0;
    if (size <= 0 || size > LONGEST || buffer[to - 1] != '"') {
      return;
    }
    if (size > bytes.length) {
      bytes = new byte[size];
    }
    System.arraycopy(buffer, from, bytes, 0, size);
    sidechain = isSidechain;
    sessionId.copy(session, -from);
    cwd.copy(folder, -from);
    length = size;
  }

  /**
   * Consumes the stretch if it stands at the cursor again.
   *
   * @param session receives where the session is named
   * @param folder receives where the folder is named
   * @return whether it was consumed
   */
  boolean repeats(JsonCursor cursor, JsonSlice session, JsonSlice folder) {
    if (!cursor.skipCopy(bytes, length)) {
      return false;
    }
    int from = cursor.position() - length;
    session.copy(sessionId, from);
    folder.copy(cwd, from);
    return true;
  }

  /** What the stretch says about the side conversation. */
  boolean isSidechain() {
    return sidechain;
  }
}

package dev.cctally.testkit.conformance;

import java.util.ArrayList;
import java.util.List;

/** Where the lines of a log start. */
final class Lines {
  private final List<Integer> starts = new ArrayList<>();

  Lines(byte[] content) {
    starts.add(0);
    for (int i = 0; i < content.length - 1; i++) {
      if (content[i] == '\n') {
        starts.add(i + 1);
      }
    }
  }

  /** Offsets at which a line starts, ascending. */
  List<Integer> starts() {
    return starts;
  }

  /** The number of the line that starts at an offset, from 1; 0 if none does. */
  int number(long offset) {
    return starts.indexOf((int) offset) + 1;
  }
}

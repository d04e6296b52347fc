package dev.cctally.plugins.claude;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A made-up transcript before it is written. */
final class SampleFile {
  private static final int COPIED_LINES = 12;

  private final Path path;
  private final List<String> lines = new ArrayList<>();
  private Instant last = Instant.EPOCH;

  SampleFile(Path path) {
    this.path = path;
  }

  void add(Instant at, String line) {
    lines.add(line);
    last = at;
  }

  /** Copies the first lines to another file, as resuming a session does. */
  void copyStart(SampleFile other) {
    other.lines.addAll(lines.subList(0, Math.min(COPIED_LINES, lines.size())));
    other.last = last;
  }

  /** Writes the file as if its last line had been written at that line's time. */
  void write() throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    Files.createDirectories(path.getParent());
    Files.writeString(path, String.join("\n", lines) + "\n");
    Files.setLastModifiedTime(path, FileTime.from(last));
  }
}

package dev.cctally.cli.render;

import dev.cctally.platform.ingest.UsageEntry;
import java.nio.file.Path;
import java.util.List;

/** One entry as text, for {@code --debug}. */
final class EntryText {
  private EntryText() {}

  /** Adds the lines that say which entry it is. */
  static void start(UsageEntry entry, List<String> lines) {
    Path file = Path.of(entry.sourcePath()).getFileName();
    lines.add("File: " + DisplayText.clean(file == null ? entry.sourcePath() : file.toString()));
    lines.add("Timestamp: " + Instants.iso(entry.atMicros()));
    lines.add("Model: " + DisplayText.clean(entry.model()));
  }
}

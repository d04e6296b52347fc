package dev.cctally.platform.report;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sums of one session over all files that hold a part of it. */
final class SessionTally {
  private final ModelTallies models;
  private final FirstUse first = new FirstUse();
  private final TreeSet<String> paths = new TreeSet<>();
  private final String sessionId;
  private final @Nullable String home;
  private long lastMicros = Long.MIN_VALUE;
  private @Nullable SessionPart lastInFolder;

  /** Starts with one part, whose sums it takes over. */
  SessionTally(SessionPart part) {
    sessionId = part.ref().sessionId();
    home = part.ref().home();
    models = part.models();
    note(part);
  }

  void add(SessionPart part) {
    models.add(part.models());
    note(part);
  }

  private void note(SessionPart part) {
    first.note(part.models().first());
    paths.add(part.ref().sourcePath());
    lastMicros = Math.max(lastMicros, part.lastMicros());
    if (part.ref().projectPath() != null
        && (lastInFolder == null || lastInFolder.endsBefore(part))) {
      lastInFolder = part;
    }
  }

  ModelTallies models() {
    return models;
  }

  FirstUse first() {
    return first;
  }

  long lastMicros() {
    return lastMicros;
  }

  SessionRow row(ModelColumns columns) {
    ModelTallies.Breakdown sums = models.breakdown(columns);
    return new SessionRow(
        sessionId,
        home,
        lastInFolder == null ? null : lastInFolder.ref().projectPath(),
        List.copyOf(paths),
        first.micros(),
        lastMicros,
        sums.figures(),
        sums.modelsUsed(),
        sums.models());
  }
}

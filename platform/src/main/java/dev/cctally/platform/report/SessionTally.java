package dev.cctally.platform.report;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sums of one session over all files that hold a part of it. */
final class SessionTally {
  private final ModelTallies models = new ModelTallies();
  private final TreeSet<String> paths = new TreeSet<>();
  private final String sessionId;
  private long lastMicros = Long.MIN_VALUE;
  private @Nullable SessionPart lastInFolder;

  SessionTally(String sessionId) {
    this.sessionId = sessionId;
  }

  void add(SessionPart part) {
    models.add(part.models());
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

  long lastMicros() {
    return lastMicros;
  }

  SessionRow row(ModelColumns columns) {
    ModelTallies.Breakdown sums = models.breakdown(columns);
    return new SessionRow(
        sessionId,
        lastInFolder == null ? null : lastInFolder.ref().projectPath(),
        List.copyOf(paths),
        models.first().micros(),
        lastMicros,
        sums.figures(),
        sums.modelsUsed(),
        sums.models());
  }
}

package dev.cctally.platform.report.cache;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rows by session; a session that was resumed into other files is one. */
final class SessionGroups implements Groups {
  private static final Comparator<CacheKey.Session> ORDER =
      Comparator.comparingLong(CacheKey.Session::lastMicros)
          .thenComparing(CacheKey.Session::sessionId)
          .thenComparing(CacheKey.Session::home, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final Map<Integer, Part> parts = new HashMap<>();
  private final Map<Id, Session> sessions = new HashMap<>();

  /** What makes parts one session. */
  private record Id(@Nullable String home, String sessionId) {}

  /** A session as one file holds it. */
  private static final class Part {
    private final SessionRef ref;
    private final Session session;
    private long lastMicros = Long.MIN_VALUE;

    Part(SessionRef ref, Session session) {
      this.ref = ref;
      this.session = session;
    }
  }

  /** A session over all its files. */
  private static final class Session {
    private final CacheSums sums = new CacheSums();
    private final List<Part> parts = new ArrayList<>();
  }

  @Override
  public CacheSums of(UsageCell cell) {
    SessionRef ref = cell.session();
    Part part = parts.get(ref.id());
    if (part == null) {
      Session session =
          sessions.computeIfAbsent(new Id(ref.home(), ref.sessionId()), _ -> new Session());
      part = new Part(ref, session);
      session.parts.add(part);
      parts.put(ref.id(), part);
    }
    part.lastMicros = Math.max(part.lastMicros, cell.lastMicros());
    return part.session.sums;
  }

  @Override
  public List<Group> finished() {
    Map<CacheKey.Session, CacheSums> byKey = new HashMap<>();
    sessions.forEach((id, session) -> byKey.put(key(id, session.parts), session.sums));
    return byKey.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(ORDER))
        .map(entry -> new Group(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static CacheKey.Session key(Id id, List<Part> parts) {
    // As elsewhere: of uses at one time, that of the later file is later.
    parts.sort(
        Comparator.comparingLong((Part part) -> part.lastMicros)
            .thenComparing(part -> part.ref.sourcePath())
            .thenComparingInt(part -> part.ref.id()));
    String project = null;
    TreeSet<String> paths = new TreeSet<>();
    for (Part part : parts) {
      project = part.ref.projectPath() == null ? project : part.ref.projectPath();
      paths.add(part.ref.sourcePath());
    }
    return new CacheKey.Session(
        id.sessionId, id.home, project, List.copyOf(paths), parts.getLast().lastMicros);
  }
}

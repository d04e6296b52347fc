package dev.cctally.cli.render;

import dev.cctally.platform.report.SessionRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tool's data folders, for sessions of a report that would look alike without them. */
final class Homes {
  private final Map<String, Set<String>> byId = new HashMap<>();

  Homes(Collection<SessionRow> rows) {
    for (SessionRow row : rows) {
      if (row.home() != null) {
        byId.computeIfAbsent(row.sessionId(), _ -> new HashSet<>()).add(row.home());
      }
    }
  }

  /** The session's folder, or {@code null} if nothing else in the report looks like it. */
  @Nullable String of(SessionRow row) {
    return byId.getOrDefault(row.sessionId(), Set.of()).size() < 2 ? null : row.home();
  }

  /** The end of that folder's path, as much as tells it from the others; else {@code null}. */
  @Nullable String brief(SessionRow row) {
    String home = of(row);
    if (home == null) {
      return null;
    }
    List<String> others =
        byId.getOrDefault(row.sessionId(), Set.of()).stream()
            .filter(other -> !other.equals(home))
            .toList();
    int start = home.lastIndexOf('/', home.length() - 2);
    while (start > 0) {
      String end = home.substring(start);
      if (others.stream().noneMatch(other -> other.endsWith(end))) {
        return end.substring(1);
      }
      start = home.lastIndexOf('/', start - 1);
    }
    return home;
  }
}

package dev.cctally.platform.report;

import dev.cctally.platform.ingest.SessionRef;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Picks usage by the folder its log lies in: the first one below the vendor's root. Upper and lower
 * case of ASCII letters do not matter. A name that is a path picks usage of the very project folder
 * of that path instead. Make one for each report; used by one thread.
 */
public final class LogFolder implements Predicate<SessionRef> {
  private final String name;
  private final @Nullable String path;
  private final IntTable<Boolean> known = new IntTable<>();

  /**
   * Makes one.
   *
   * @param name the folder's whole name, or the whole path of a project
   */
  public LogFolder(String name) {
    path = name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 ? withoutEnd(name) : null;
    this.name = lower(Objects.requireNonNull(name, "name"));
  }

  @Override
  public boolean test(SessionRef session) {
    Boolean answer = known.get(session.id());
    if (answer == null) {
      answer = path == null ? lower(folder(session)).equals(name) : isPath(session);
      known.put(session.id(), answer);
    }
    return answer;
  }

  private boolean isPath(SessionRef session) {
    String project = session.projectPath();
    return project != null && withoutEnd(project).equals(path);
  }

  private static String withoutEnd(String path) {
    boolean end = path.length() > 1 && (path.endsWith("/") || path.endsWith("\\"));
    return end ? path.substring(0, path.length() - 1) : path;
  }

  /** The folder, or nothing for a log that lies in the root itself. */
  private static String folder(SessionRef session) {
    Path below = Path.of(session.rootPath()).relativize(Path.of(session.sourcePath()));
    return below.getNameCount() < 2 ? "" : below.getName(0).toString();
  }

  private static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
    }
    return lower.toString();
  }
}

package dev.cctally.platform.report;

import dev.cctally.platform.ingest.SessionRef;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Picks usage by the folder its log lies in: the first one below the vendor's root. Upper and lower
 * case of ASCII letters do not matter. Make one for each report; used by one thread.
 */
public final class LogFolder implements Predicate<SessionRef> {
  private final String name;
  private final IntTable<Boolean> known = new IntTable<>();

  /**
   * Makes one.
   *
   * @param name the folder's whole name
   */
  public LogFolder(String name) {
    this.name = lower(Objects.requireNonNull(name, "name"));
  }

  @Override
  public boolean test(SessionRef session) {
    Boolean answer = known.get(session.id());
    if (answer == null) {
      answer = lower(folder(session)).equals(name);
      known.put(session.id(), answer);
    }
    return answer;
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

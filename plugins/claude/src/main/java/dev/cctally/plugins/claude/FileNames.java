package dev.cctally.plugins.claude;

import dev.cctally.spi.vendor.SessionHint;
import java.nio.file.Path;

/**
 * What a transcript's path says. The layout is {@code <escaped-cwd>/<sessionId>.jsonl} and, for
 * sub-agents, {@code <escaped-cwd>/<sessionId>/subagents/agent-<hash>.jsonl}.
 */
final class FileNames {
  private static final String SUFFIX = ".jsonl";
  private static final String SUBAGENTS = "subagents";

  private FileNames() {}

  /**
   * {@return what the path says about the session}
   *
   * @param relative from {@code projects/} to the file
   */
  static SessionHint hint(Path relative) {
    int last = relative.getNameCount() - 1;
    for (int i = last - 1; i >= 1; i--) {
      if (name(relative, i).equals(SUBAGENTS)) {
        return new SessionHint(name(relative, i - 1), i >= 2 ? project(relative, i - 2) : null);
      }
    }
    String file = name(relative, last);
    String session =
        file.length() > SUFFIX.length() && file.endsWith(SUFFIX)
            ? file.substring(0, file.length() - SUFFIX.length())
            : file;
    return new SessionHint(session, last >= 1 ? project(relative, last - 1) : null);
  }

  private static String project(Path relative, int index) {
    return decode(name(relative, index));
  }

  /**
   * {@return the folder a project folder's name stands for} Claude Code writes {@code -} for every
   * separator and for some other characters, so the answer is a guess.
   */
  static String decode(String escaped) {
    int from = 0;
    while (from < escaped.length() && escaped.charAt(from) == '-') {
      from++;
    }
    return "/" + escaped.substring(from).replace('-', '/');
  }

  private static String name(Path path, int index) {
    return path.getName(index).toString();
  }
}

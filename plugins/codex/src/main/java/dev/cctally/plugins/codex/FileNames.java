package dev.cctally.plugins.codex;

import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rollout's path says. The usual layout is {@code
 * YYYY/MM/DD/rollout-YYYY-MM-DDThh-mm-ss-<uuid>.jsonl}.
 */
final class FileNames {
  private static final String SUFFIX = ".jsonl";
  private static final Pattern ROLLOUT =
      Pattern.compile(
          "rollout-\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}-"
              + "([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

  private FileNames() {}

  /**
   * {@return the session's id: the path without its ending, with slashes on every system}
   *
   * @param relative from the root to the file
   */
  static String sessionId(Path relative) {
    StringJoiner id = new StringJoiner("/");
    for (Path segment : relative) {
      id.add(segment.toString());
    }
    return withoutSuffix(id.toString());
  }

  /**
   * {@return the id the session bears while its log names none} The id in the name of a rollout, or
   * else the whole name without its ending.
   *
   * @param file the file
   */
  static InnerId innerId(Path file) {
    Path name = file.getFileName();
    String stem = withoutSuffix(name == null ? "" : name.toString());
    Matcher rollout = ROLLOUT.matcher(stem);
    return rollout.matches() ? new InnerId(rollout.group(1), true) : new InnerId(stem, false);
  }

  private static String withoutSuffix(String name) {
    return name.length() > SUFFIX.length() && name.endsWith(SUFFIX)
        ? name.substring(0, name.length() - SUFFIX.length())
        : name;
  }

  /**
   * An id taken from a file's name.
   *
   * @param text the id
   * @param vendors whether it is the vendor's own, by which other logs may know the session
   */
  record InnerId(String text, boolean vendors) {}
}

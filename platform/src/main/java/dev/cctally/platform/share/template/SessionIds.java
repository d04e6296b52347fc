package dev.cctally.platform.share.template;

import dev.cctally.platform.project.Project;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Session ids as documents show them: cut, and never telling more than the document does. Some
 * tools name sessions after the folder they took place in.
 */
final class SessionIds {
  private static final int SHORT = 8;
  private static final Pattern UUID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  private SessionIds() {}

  /** The start of an id; of one that ends with a UUID, the start of that. */
  static String brief(String id) {
    Matcher uuid = UUID.matcher(id);
    if (uuid.find()) {
      return id.substring(uuid.start(), uuid.start() + SHORT);
    }
    String name = lastPart(id);
    return name.codePointCount(0, name.length()) <= SHORT
        ? name
        : name.substring(0, name.offsetByCodePoints(0, SHORT));
  }

  /** Whether the part of the id that is shown may come from the project's name or path. */
  static boolean tells(String id, Project project, String folder) {
    if (UUID.matcher(id).find()) {
      return false;
    }
    String shown = brief(id).toLowerCase(Locale.ROOT);
    String whole = lastPart(id).toLowerCase(Locale.ROOT);
    for (String name : new String[] {project.displayKey(), folder, project.key()}) {
      for (String word : name.toLowerCase(Locale.ROOT).split("[/\\\\]")) {
        if (word.length() > 1 && (whole.contains(word) || word.contains(shown))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String lastPart(String id) {
    int end = id.length();
    while (end > 1 && (id.charAt(end - 1) == '/' || id.charAt(end - 1) == '\\')) {
      end--;
    }
    int start = Math.max(id.lastIndexOf('/', end - 1), id.lastIndexOf('\\', end - 1)) + 1;
    return id.substring(start, end);
  }
}

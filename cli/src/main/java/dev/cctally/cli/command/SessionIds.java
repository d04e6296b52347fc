package dev.cctally.cli.command;

import dev.cctally.cli.render.Labels;
import dev.cctally.platform.report.SessionRow;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which sessions a user may mean who has read their ids on a screen, where they are cut. */
final class SessionIds {
  private static final List<String> ELLIPSES = List.of("…", "...");
  private static final int SHOWN = 5;

  private SessionIds() {}

  /** Whether an id begins or ends so; where the text is cut on one side, only with the other. */
  static Predicate<String> meantBy(String text) {
    for (String ellipsis : ELLIPSES) {
      if (text.length() > ellipsis.length() && text.startsWith(ellipsis)) {
        String end = text.substring(ellipsis.length());
        return id -> id.endsWith(end);
      }
      if (text.length() > ellipsis.length() && text.endsWith(ellipsis)) {
        String beginning = text.substring(0, text.length() - ellipsis.length());
        return id -> id.startsWith(beginning);
      }
    }
    return id -> id.startsWith(text) || id.endsWith(text);
  }

  /** Some ids for people, and that there are more. */
  static String listed(List<String> ids) {
    return ids.stream().limit(SHOWN).map(Labels::clean).collect(Collectors.joining(", "))
        + (ids.size() > SHOWN ? ", …" : "");
  }

  /** The ids of rows that may be meant, each once. */
  static List<String> meant(Collection<SessionRow> rows, String text) {
    return rows.stream()
        .map(SessionRow::sessionId)
        .filter(meantBy(text))
        .distinct()
        .sorted()
        .toList();
  }
}

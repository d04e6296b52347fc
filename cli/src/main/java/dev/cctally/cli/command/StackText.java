package dev.cctally.cli.command;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A failure and its causes as text, for those who look into it. */
final class StackText {
  private StackText() {}

  static String of(Throwable failure) {
    StringBuilder text = new StringBuilder();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable e = failure; e != null && seen.add(e); e = e.getCause()) {
      text.append(text.isEmpty() ? "" : "Caused by: ").append(e).append('\n');
      for (StackTraceElement element : e.getStackTrace()) {
        text.append("\tat ").append(element).append('\n');
      }
      for (Throwable suppressed : e.getSuppressed()) {
        text.append("\tSuppressed: ").append(suppressed).append('\n');
      }
    }
    return text.toString();
  }
}

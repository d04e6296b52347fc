package dev.cctally.platform.plugin;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says in one clause why plugin code failed. Called on the plugin's thread: messages are its code
 * too.
 */
final class FailureReason {
  private FailureReason() {}

  static String of(Throwable failure) {
    Throwable cause = root(failure);
    return switch (cause) {
      case PluginFailure known -> String.valueOf(known.getMessage());
      case UnsupportedClassVersionError e -> "it was built for a newer Java (" + message(e) + ")";
      case NoClassDefFoundError e -> "it needs a class it does not have: " + className(e);
      case ClassNotFoundException e -> "it needs a class it does not have: " + className(e);
      case LinkageError e -> "its classes do not fit together (" + message(e) + ")";
      default -> {
        String text = message(cause);
        String name = cause.getClass().getSimpleName();
        yield text.isEmpty() ? "it threw " + name : "it threw " + name + ": " + text;
      }
    };
  }

  /** "2 s", "300 ms". */
  static String seconds(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; depth < 20; depth++) {
      boolean wrapper =
          cause instanceof ExceptionInInitializerError
              || cause instanceof InvocationTargetException;
      Throwable next = wrapper ? cause.getCause() : null;
      if (next == null) {
        return cause;
      }
      cause = next;
    }
    return cause;
  }

  private static String className(Throwable failure) {
    return message(failure).replace('/', '.');
  }

  private static String message(Throwable failure) {
    @Nullable String text;
    try {
      text = failure.getMessage();
    } catch (RuntimeException e) {
      text = null; // a message that cannot be made is no message
    }
    String line = Text.oneLine(text == null ? "" : text);
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }
}

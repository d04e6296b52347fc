package dev.cctally.platform.plugin;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the process alive when a plugin calls {@code System.exit}, and lets a signal end it when a
 * plugin's shutdown hook never returns. There is no other way to refuse an exit: our own hook does
 * not return, so the exit never comes about, the plugin's thread waits in vain, and the rest of the
 * program goes on. The program itself must then end by {@code Runtime.halt}, see {@link #armed}.
 */
public final class ExitGuard {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final int FIRST_SIGNAL_STATUS = 128;

  private static volatile boolean armed;
  private static volatile @Nullable Thread culprit;

  private ExitGuard() {}

  /**
   * Whether code that the user has added was let run, so that hooks of its may hang and exits may
   * be under way: then only {@code Runtime.halt} ends the process for certain.
   *
   * @return whether it was
   */
  public static boolean armed() {
    return armed;
  }

  /**
   * Watches from now on; further calls do nothing.
   *
   * @param onSignal done when a signal ends the process
   */
  static synchronized void arm(Runnable onSignal) {
    if (armed) {
      return;
    }
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> ending(onSignal), "cctally-end"));
      armed = true;
    } catch (IllegalStateException e) {
      return; // it is ending already
    }
  }

  /**
   * {@return whether a thread has called for the end of the process and waits for it}
   *
   * @param thread a thread that runs a plugin's code
   */
  public static boolean ends(Thread thread) {
    return thread.equals(culprit);
  }

  /** Whether a thread with this context class loader has done so. */
  static boolean ends(ClassLoader loader) {
    Thread thread = culprit;
    return thread != null && loader.equals(thread.getContextClassLoader());
  }

  private static void ending(Runnable onSignal) {
    for (Map.Entry<Thread, StackTraceElement[]> other : Thread.getAllStackTraces().entrySet()) {
      for (StackTraceElement frame : other.getValue()) {
        String type = frame.getClassName();
        if (type.startsWith("java.lang.Terminator")) {
          onSignal.run();
          haltLater(status(other.getKey().getName()));
          return;
        }
        if (type.equals("java.lang.Runtime")
            && frame.getMethodName().equals("exit")
            && runsPlugin(other.getKey())) {
          culprit = other.getKey();
          waitForHalt();
        }
      }
    }
  }

  private static boolean runsPlugin(Thread thread) {
    return thread.getName().startsWith(PluginThread.NAME_START)
        || thread.getContextClassLoader() instanceof IsolatedClassLoader;
  }

  /** The status of a process that a signal ends, by the thread that handles it. */
  private static int status(String handler) {
    int signal = handler.startsWith("SIGINT") ? 2 : handler.startsWith("SIGHUP") ? 1 : 15;
    return FIRST_SIGNAL_STATUS + signal;
  }

  private static void haltLater(int status) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(GRACE.toMillis());
              } catch (InterruptedException e) {
                // Then at once.
              }
              Runtime.getRuntime().halt(status);
            },
            "cctally-halt");
    thread.setDaemon(true);
    thread.start();
  }

  private static void waitForHalt() {
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        // A plugin's doing: the main thread decides when this ends.
      }
    }
  }
}

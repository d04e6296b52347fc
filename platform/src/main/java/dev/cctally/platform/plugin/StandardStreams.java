package dev.cctally.platform.plugin;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps plugin code and PF4J from writing into a report. The product itself never writes to {@code
 * System.out} or {@code System.err}: the command line takes the streams when it starts and hands
 * them to its renderers. So before the first plugin loads, both become standard error for
 * everybody, and what a plugin prints passes through its {@link PluginPrints}, whatever thread its
 * code runs on.
 */
final class StandardStreams {
  private static final String SLF4J_VERBOSITY = "slf4j.internal.verbosity";
  private static final Map<String, PluginPrints> LISTENERS = new ConcurrentHashMap<>();

  private StandardStreams() {}

  /**
   * Takes the streams away from plugins.
   *
   * @param pluginId a plugin that is about to run
   * @param prints receives what it prints
   */
  static void keepForReports(String pluginId, PluginPrints prints) {
    LISTENERS.put(pluginId, prints);
    if (!(System.out instanceof Shared)) {
      PrintStream shared = new Shared(System.err);
      System.setOut(shared);
      System.setErr(shared);
    }
    // PF4J logs through SLF4J, which greets the user when no logging library is installed.
    if (System.getProperty(SLF4J_VERBOSITY) == null) {
      System.setProperty(SLF4J_VERBOSITY, "ERROR");
    }
  }

  /** Which plugin's code a thread runs, or {@code null}. */
  private static @Nullable PluginPrints listener(Thread thread) {
    String name = thread.getName();
    if (!name.startsWith(PluginThread.NAME_START)) {
      ClassLoader loader = thread.getContextClassLoader();
      name = loader instanceof IsolatedClassLoader ? String.valueOf(loader.getName()) : "";
    }
    return name.startsWith(PluginThread.NAME_START)
        ? LISTENERS.get(name.substring(PluginThread.NAME_START.length()))
        : null;
  }

  /** Standard error, or a plugin's prints on the way to it. */
  private static final class Shared extends PrintStream {
    Shared(PrintStream error) {
      super(new Sorted(error), true, error.charset());
    }
  }

  private static final class Sorted extends OutputStream {
    private final PrintStream error;

    Sorted(PrintStream error) {
      this.error = error;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      PluginPrints prints = listener(Thread.currentThread());
      if (prints == null) {
        error.write(bytes, from, length);
      } else {
        prints.add(new String(bytes, from, length, StandardCharsets.UTF_8), error);
      }
    }

    @Override
    public void flush() {
      error.flush();
    }
  }
}

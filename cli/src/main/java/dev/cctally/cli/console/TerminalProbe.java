package dev.cctally.cli.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the standard streams are connected to, as cheaply as it can: from what the
 * launcher says, else from {@code /proc}, else from the JDK. Asking the system through foreign
 * functions would be exact everywhere, but the first such call costs more than the rest of a start.
 */
public final class TerminalProbe {
  /**
   * System property of the launcher: {@code true} or {@code false}, is standard output a terminal.
   */
  public static final String OUT = "cctally.tty.out";

  /**
   * System property of the launcher: {@code true} or {@code false}, is standard error a terminal.
   */
  public static final String ERR = "cctally.tty.err";

  /**
   * System property, for whoever knows better: {@code true} or {@code false}, is standard input a
   * terminal.
   */
  public static final String IN = "cctally.tty.in";

  /** System property of the launcher: the terminal's width in columns. */
  public static final String COLUMNS = "cctally.tty.columns";

  private TerminalProbe() {}

  /** {@return what this process's streams are connected to} */
  public static Terminal probe() {
    boolean out = isTerminal(OUT, 1);
    boolean err = isTerminal(ERR, 2);
    return new Terminal(out, err, out || err ? columns() : 0, charset());
  }

  /** {@return whether standard input is a terminal} */
  public static boolean input() {
    return isTerminal(IN, 0);
  }

  @SuppressWarnings("SystemConsoleNull") // the JDK's signature still allows null
  private static boolean isTerminal(String property, int descriptor) {
    String said = System.getProperty(property);
    if (said != null) {
      return Boolean.parseBoolean(said);
    }
    Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
    if (Files.isSymbolicLink(link)) {
      try {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      } catch (IOException e) {
        return false;
      }
    }
    var console = System.console();
    return console != null && console.isTerminal();
  }

  private static int columns() {
    int said = number(System.getProperty(COLUMNS));
    return said > 0 ? said : askTerminal();
  }

  /** Costs some 10 ms, so only where no launcher has done it. */
  private static int askTerminal() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      process.waitFor(1, TimeUnit.SECONDS);
      return number(size.substring(size.indexOf(' ') + 1));
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static int number(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static Charset charset() {
    for (String property : new String[] {"stdout.encoding", "native.encoding"}) {
      String name = System.getProperty(property);
      if (name != null && Charset.isSupported(name)) {
        return Charset.forName(name);
      }
    }
    return StandardCharsets.US_ASCII;
  }
}

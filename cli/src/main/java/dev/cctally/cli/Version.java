package dev.cctally.cli;

import dev.cctally.platform.host.Host;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Which build this is. */
public final class Version {
  /**
   * System property of an installed distribution's launcher: {@code true}. Without it we are a
   * development build.
   */
  public static final String INSTALLED = "cctally.installed";

  private static final String KEY = "version=";

  private Version() {}

  /** {@return the version this was built as, or {@code unknown}} */
  public static String number() {
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        return "unknown";
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      return text.startsWith(KEY) ? text.substring(KEY.length()).strip() : "unknown";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return the line {@code --version} prints} A development build says where it keeps its data.
   *
   * @param host the machine
   * @param dataDirectory the data directory
   * @param installed whether this is an installed distribution
   */
  public static String line(Host host, Path dataDirectory, boolean installed) {
    String line = "cctally " + number();
    if (installed) {
      return line;
    }
    return host.nonBlankVariable("CCTALLY_DATA_DIR").isPresent()
        ? line + " (dev checkout, custom data dir — " + dataDirectory + ")"
        : line + " (dev — " + dataDirectory + ")";
  }
}

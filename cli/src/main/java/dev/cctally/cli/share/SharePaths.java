package dev.cctally.cli.share;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.host.Host;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where files to share lie, and what they are called. */
public final class SharePaths {
  private static final String DOWNLOADS = "XDG_DOWNLOAD_DIR";

  private SharePaths() {}

  /** The path a user typed; a shell does not always see to the tilde. */
  static Path named(String typed, Host host) {
    try {
      return typed.equals("~") || typed.startsWith("~/")
          ? Path.of(host.home() + typed.substring(1))
          : host.workingDirectory().resolve(typed);
    } catch (InvalidPathException e) {
      throw new AppException(
          ErrorKind.USAGE, "--output is not a path: " + e.getReason() + ": '" + typed + "'", e);
    }
  }

  /**
   * {@return the folder that downloads go to, else home}
   *
   * @param host the machine
   */
  public static Path downloads(Host host) {
    Path named = host.nonBlankVariable(DOWNLOADS).map(text -> folder(text, host)).orElse(null);
    if (named != null && Files.isDirectory(named)) {
      return named;
    }
    Path usual = host.home().resolve("Downloads");
    return Files.isDirectory(usual) ? usual : host.home();
  }

  private static Path folder(String text, Host host) {
    try {
      return host.workingDirectory().resolve(text);
    } catch (InvalidPathException e) {
      return host.home().resolve("Downloads"); // as if it were not set
    }
  }

  /** {@code cctally-daily-2026-05-20}: by the date in UTC. */
  static String name(String report, Instant now) {
    return "cctally-" + report.replace(' ', '-') + "-" + LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}

package dev.cctally.platform.plugin.manage;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.plugin.PluginJars;
import dev.cctally.platform.store.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Gets a private copy of a jar from wherever the user says it is. */
final class Fetch {
  private final Path workingDirectory;
  private final Download download;

  Fetch(Path workingDirectory, Download download) {
    this.workingDirectory = workingDirectory;
    this.download = download;
  }

  /**
   * Copies it.
   *
   * @param source a path or an https address, as typed
   * @param copy receives the bytes
   * @return the source as it is remembered: an absolute path or an address
   */
  String copy(String source, Path copy) {
    if (source.isBlank()) {
      throw new AppException(ErrorKind.USAGE, "an empty path names no jar; nothing was installed");
    }
    int colon = source.indexOf("://");
    if (colon > 0) {
      return download(source, source.substring(0, colon), copy);
    }
    Path file = path(source);
    if (Files.isDirectory(file)) {
      throw invalid(source, "is a folder, not a jar");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw invalid(source, "is no file"); // to read a pipe would take for ever
    }
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = Files.newOutputStream(copy)) {
      long total = 0;
      byte[] buffer = new byte[1 << 16];
      for (int read; (read = in.read(buffer)) >= 0; ) {
        total += read;
        if (total > PluginJars.LARGEST) {
          throw invalid(source, "is larger than " + (PluginJars.LARGEST >> 20) + " MB");
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      throw PluginFiles.failed("cannot read " + source, e);
    }
    return file.toAbsolutePath().normalize().toString();
  }

  private String download(String source, String scheme, Path copy) {
    URI address;
    try {
      address = new URI(source);
    } catch (URISyntaxException e) {
      throw invalid(source, "is no address");
    }
    if (!scheme.toLowerCase(Locale.ROOT).equals("https")) {
      throw invalid(source, "is not fetched: only https addresses and files are accepted");
    }
    if (address.getUserInfo() != null) {
      throw invalid(address.getHost(), "must be given without a user and a password");
    }
    try (OutputStream out = Files.newOutputStream(copy)) {
      download.fetch(address, PluginJars.LARGEST, out);
    } catch (IOException e) {
      throw new AppException(
          ErrorKind.EXTERNAL,
          "cannot fetch " + source + ": " + IoReason.of(e) + "; nothing was installed",
          e);
    }
    return source;
  }

  private Path path(String source) {
    try {
      return workingDirectory.resolve(source);
    } catch (InvalidPathException e) {
      throw invalid(source, "is no path");
    }
  }

  private static AppException invalid(String source, String what) {
    return new AppException(ErrorKind.USAGE, source + " " + what + "; nothing was installed");
  }
}

package dev.cctally.cli.share;

import dev.cctally.cli.Environment;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.host.Host;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings a document to its destination. */
public final class ShareDelivery {
  private static final int COLLISIONS = 3;

  private final Environment environment;

  /**
   * Makes one.
   *
   * @param environment what surrounds the command
   */
  public ShareDelivery(Environment environment) {
    this.environment = Objects.requireNonNull(environment, "environment");
  }

  /**
   * Delivers a document and says on standard error where it went.
   *
   * @param text the document
   * @param request where it goes
   * @param report the report's name, for that of a file
   * @return the exit code
   * @throws AppException of kind {@code EXTERNAL} if a file cannot be written or opened, of kind
   *     {@code USAGE} if a path is none or there is no clipboard
   */
  public int deliver(String text, ShareRequest request, String report) {
    switch (request.destination()) {
      case ShareRequest.StandardOutput _ -> environment.console().printUtf8(text);
      case ShareRequest.Clipboard _ ->
          note("Copied to clipboard via " + new Clipboard(environment.processes()).copy(text));
      case ShareRequest.NamedFile file -> written(replaced(text, file.path()), request);
      case ShareRequest.Downloads _ -> {
        Path path = newFile(text, request, report);
        if (path == null) {
          return COLLISIONS;
        }
        written(path, request);
      }
    }
    return 0;
  }

  /**
   * Writes a text to a file and says so on standard error.
   *
   * @param text the text
   * @param file the file's path as typed; replaced if it is there
   * @throws AppException of kind {@code EXTERNAL} if it cannot be written, of kind {@code USAGE} if
   *     the path is none
   */
  public void write(String text, String file) {
    note("Wrote " + replaced(text, file));
  }

  private Path replaced(String text, String file) {
    Path path = SharePaths.named(file, environment.host());
    ShareFile.replace(path, bytes(text));
    return path;
  }

  private @Nullable Path newFile(String text, ShareRequest request, String report) {
    Host host = environment.host();
    Path folder = SharePaths.downloads(host);
    if (folder.equals(host.home())) {
      note(
          "cctally: writing share output to home dir; pass --output <path> to choose a"
              + " destination");
    }
    Path path =
        ShareFile.create(
            folder,
            SharePaths.name(report, host.clock().instant()),
            "." + request.format().word(),
            bytes(text));
    if (path == null) {
      note("cctally: too many same-day collisions in " + folder + "; use --output <path>");
    }
    return path;
  }

  private void written(Path path, ShareRequest request) {
    note("Wrote " + path);
    if (request.open()) {
      new Viewer(environment.processes(), environment.host().operatingSystem()).open(path);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void note(String line) {
    environment.console().note(line);
  }

  /** A failure of something outside. */
  static AppException external(String message, @Nullable Throwable cause) {
    return new AppException(ErrorKind.EXTERNAL, message, cause);
  }
}

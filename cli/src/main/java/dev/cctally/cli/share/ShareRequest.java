package dev.cctally.cli.share;

import dev.cctally.platform.share.render.ShareFormat;
import dev.cctally.platform.share.render.ShareTheme;
import java.util.Objects;

/**
 * What a report to share was asked for, checked.
 *
 * @param format how it is written
 * @param theme its colours
 * @param reveal whether projects are called by their real names
 * @param branding whether it says what it was made with
 * @param destination where it goes
 * @param open whether its file is then opened
 * @param top how many sessions are shown; positive
 */
public record ShareRequest(
    ShareFormat format,
    ShareTheme theme,
    boolean reveal,
    boolean branding,
    Destination destination,
    boolean open,
    int top) {
  /** Rejects {@code null}. */
  public ShareRequest {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(theme, "theme");
    Objects.requireNonNull(destination, "destination");
  }

  /** Where a document goes. */
  public sealed interface Destination {}

  /** To standard output. */
  public record StandardOutput() implements Destination {}

  /** To the clipboard. */
  public record Clipboard() implements Destination {}

  /**
   * Into a file, which is replaced if it is there.
   *
   * @param path its path as typed
   */
  public record NamedFile(String path) implements Destination {
    /** Rejects {@code null}. */
    public NamedFile {
      Objects.requireNonNull(path, "path");
    }
  }

  /** Into a new file where downloads go. */
  public record Downloads() implements Destination {}
}

package dev.cctally.cli.console;

import java.io.IOException;
import java.io.Serial;

/**
 * Standard output cannot be written, most often because its reader has gone, as with {@code head}.
 */
public final class OutputClosedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final boolean brokenPipe;

  OutputClosedException(IOException cause) {
    super("cannot write to standard output: " + cause.getMessage(), cause);
    String message = cause.getMessage();
    brokenPipe =
        message != null
            && (message.contains("Broken pipe") || message.contains("Connection reset"));
  }

  /** {@return whether the reader has gone, as opposed to a full disk or the like} */
  public boolean brokenPipe() {
    return brokenPipe;
  }
}

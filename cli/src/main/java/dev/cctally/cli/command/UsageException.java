package dev.cctally.cli.command;

import java.io.Serial;

/** The command line makes no sense: exit 2. */
final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}

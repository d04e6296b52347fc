package dev.cctally.platform;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one exception the platform throws on purpose. Its message is a whole sentence for the user:
 * what failed, on which input, what to do next. It is printed as it is.
 */
public final class AppException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final ErrorKind kind;

  /**
   * Makes an exception.
   *
   * @param kind whose problem it is
   * @param message the sentence for the user
   * @param cause what lies behind it, or {@code null}
   */
  public AppException(ErrorKind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /**
   * Makes an exception without a cause.
   *
   * @param kind whose problem it is
   * @param message the sentence for the user
   */
  public AppException(ErrorKind kind, String message) {
    this(kind, message, null);
  }

  /** {@return whose problem it is} */
  public ErrorKind kind() {
    return kind;
  }
}

package dev.cctally.architecture.broken.platform.quota;

/** A sample for the rules: shows the user a stack trace. */
public final class PrintsAStackTrace {
  void print(Throwable throwable) {
    throwable.printStackTrace();
  }
}

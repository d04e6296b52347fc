package dev.cctally.cli;

/**
 * What the hidden command {@code plugins start-test} says at last to the process that started it.
 */
public final class StartTestResult {
  /** The plugin started. */
  public static final String STARTED = "cctally-start-test: started";

  /** It did not; the reason follows on the same line. */
  public static final String FAILED = "cctally-start-test: failed: ";

  private StartTestResult() {}
}

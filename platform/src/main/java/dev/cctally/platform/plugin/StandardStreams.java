package dev.cctally.platform.plugin;

/**
 * Keeps plugin code and PF4J from writing into a report. The product itself never writes to {@code
 * System.out}: the command line takes the stream when it starts and hands it to its renderers. So
 * before the first plugin loads, {@code System.out} becomes standard error for everybody, whatever
 * thread the plugin code later runs on, and nothing has to be checked at each write.
 */
final class StandardStreams {
  private static final String SLF4J_VERBOSITY = "slf4j.internal.verbosity";

  private StandardStreams() {}

  static void keepForReports() {
    if (!System.out.equals(System.err)) {
      System.setOut(System.err);
    }
    // PF4J logs through SLF4J, which greets the user when no logging library is installed.
    if (System.getProperty(SLF4J_VERBOSITY) == null) {
      System.setProperty(SLF4J_VERBOSITY, "ERROR");
    }
  }
}

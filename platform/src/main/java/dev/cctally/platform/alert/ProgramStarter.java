package dev.cctally.platform.alert;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Starts programs that go on by themselves. Safe for several threads. */
@FunctionalInterface
public interface ProgramStarter {
  /**
   * Starts a program in a session of its own, as far as the system has that, and does not wait for
   * it: it reads from the null device and what it writes is discarded. No shell is involved.
   *
   * @param command the program's absolute path and its arguments
   * @param environment all its environment variables
   * @throws IOException if it cannot be started
   */
  void start(List<String> command, Map<String, String> environment) throws IOException;
}

package dev.cctally.platform.store;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A {@link ToolProgram} in a process of its own. SQLite's locks are those of processes, so inside
 * one they show nothing.
 */
public final class ToolProcess implements AutoCloseable {
  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  /**
   * Starts it.
   *
   * @param database what it uses
   * @throws IOException if it cannot be started
   */
  public ToolProcess(Path database) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ToolProgram.class.getName(),
                database.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    in = process.outputWriter(StandardCharsets.UTF_8);
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * {@return what came of a statement: {@code done} or an error}
   *
   * @param sql the statement
   */
  public String run(String sql) {
    try {
      in.write(sql);
      in.newLine();
      in.flush();
      return String.valueOf(out.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends it at once, with whatever it was at.
   *
   * @throws InterruptedException if the test is stopped
   */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets it end as programs do. */
  @Override
  public void close() {
    try {
      in.close();
      process.waitFor();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.cctally.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Runs programs of this machine, found by {@code PATH}. */
public final class SystemProcesses implements Processes {
  /** Makes one. */
  public SystemProcesses() {}

  @Override
  public Result run(List<String> command, byte[] input) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    try {
      // All three pipes are served at once: a program may write before it has read everything.
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Thread feeder = Thread.ofVirtual().start(() -> feed(process.getOutputStream(), input));
      Thread errors = Thread.ofVirtual().start(() -> drain(process.getErrorStream(), err));
      byte[] out = process.getInputStream().readAllBytes();
      int exitCode = process.waitFor();
      feeder.join();
      errors.join();
      return new Result(exitCode, out, err.toByteArray());
    } finally {
      process.destroy();
    }
  }

  private static void feed(OutputStream stream, byte[] input) {
    try (stream) {
      stream.write(input);
    } catch (IOException e) {
      return; // it stopped reading; its exit code says whether that matters
    }
  }

  private static void drain(InputStream stream, ByteArrayOutputStream target) {
    try (stream) {
      stream.transferTo(target);
    } catch (IOException e) {
      return; // it has ended
    }
  }
}

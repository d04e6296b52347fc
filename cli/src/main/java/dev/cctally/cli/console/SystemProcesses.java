package dev.cctally.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs programs of this machine, found by {@code PATH}. */
public final class SystemProcesses implements Processes {
  private static final Duration MORE_ERRORS = Duration.ofMillis(200);
  private static final Duration FAILS_WITHIN = Duration.ofSeconds(1);
  private static final int LONGEST_ANSWER = 1 << 20; // bytes
  private static final File NOTHING = new File("/dev/null");
  private static final List<String> SETSID = List.of("/usr/bin/setsid", "/bin/setsid");

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

  @Override
  public Result hand(List<String> command, byte[] input) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Thread feeder = Thread.ofVirtual().start(() -> feed(process.getOutputStream(), input));
      Thread errors = Thread.ofVirtual().start(() -> drain(process.getErrorStream(), err));
      int exitCode = process.waitFor();
      feeder.join();
      errors.join(MORE_ERRORS); // what it left behind may keep the stream open for hours
      return new Result(exitCode, new byte[0], err.toByteArray());
    } finally {
      process.destroy();
    }
  }

  @Override
  public Result launch(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(FAILS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    return new Result(ended ? process.exitValue() : 0, new byte[0], new byte[0]);
  }

  @Override
  public Optional<Result> run(List<String> command, Duration atMost)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      process.getOutputStream().close();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Thread reader = Thread.ofVirtual().start(() -> take(process.getInputStream(), out));
      if (!reader.join(atMost)
          || !process.waitFor(FAILS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
      return Optional.of(new Result(process.exitValue(), out.toByteArray(), new byte[0]));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Override
  public void detach(List<String> command, Map<String, String> variables) throws IOException {
    List<String> line = new ArrayList<>(session());
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.start();
  }

  /**
   * What makes a session, so that neither an interrupt nor the end of the terminal reaches the
   * program. It becomes the program and leaves its arguments alone; where there is none, the
   * program stays in ours.
   */
  private static List<String> session() {
    for (String setsid : SETSID) {
      if (Files.isExecutable(Path.of(setsid))) {
        return List.of(setsid);
      }
    }
    return List.of();
  }

  private static void feed(OutputStream stream, byte[] input) {
    try (stream) {
      stream.write(input);
    } catch (IOException e) {
      return; // it stopped reading; its exit code says whether that matters
    }
  }

  /** Takes what an answer can be; who writes more has his pipe closed, and is stopped. */
  private static void take(InputStream stream, ByteArrayOutputStream target) {
    try (stream) {
      target.writeBytes(stream.readNBytes(LONGEST_ANSWER));
    } catch (IOException e) {
      return; // it has ended
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

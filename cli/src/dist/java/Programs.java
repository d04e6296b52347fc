import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Running another program to its end. */
final class Programs {
  private Programs() {}

  /** Runs a prepared command and fails with what it wrote if it fails. */
  static void run(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          command.command() + " ended with " + process.exitValue() + ":\n" + output);
    }
  }

  static void run(List<String> command) throws IOException, InterruptedException {
    run(new ProcessBuilder(command));
  }
}

package dev.cctally.cli.command;

import dev.cctally.cli.console.Processes;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Passes a JSON document through the program {@code jq}. */
final class JqFilter {
  private JqFilter() {}

  static void print(String expression, String document, CommandRun run) {
    Processes.Result result;
    try {
      result =
          run.environment()
              .processes()
              .run(
                  // Not every jq knows "--"; a blank keeps it from taking the filter for an option.
                  List.of("jq", expression.startsWith("-") ? " " + expression : expression),
                  document.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AppException(
          ErrorKind.EXTERNAL,
          "--jq needs the program jq, which could not be started. Install jq, or use --json.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AppException(ErrorKind.EXTERNAL, "interrupted while waiting for jq", e);
    }
    if (result.exitCode() != 0) {
      String reason = new String(result.err(), StandardCharsets.UTF_8).strip();
      reason.lines().forEach(run.console()::note);
      throw new AppException(ErrorKind.EXTERNAL, "jq ended with exit code " + result.exitCode());
    }
    run.console().write(result.out());
  }
}

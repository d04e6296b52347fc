package dev.cctally.cli.share;

import dev.cctally.cli.console.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The program that shows files of a kind.
 *
 * @param processes runs programs
 * @param operatingSystem the operating system's name in lower case
 */
record Viewer(Processes processes, String operatingSystem) {
  void open(Path file) {
    String program = operatingSystem.equals("macos") ? "open" : "xdg-open";
    Processes.Result result;
    try {
      result = processes.launch(List.of(program, file.toAbsolutePath().toString()));
    } catch (IOException e) {
      throw ShareDelivery.external(
          "cannot open " + file + ": the program " + program + " could not be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ShareDelivery.external("interrupted while opening " + file, e);
    }
    if (result.exitCode() != 0) {
      throw ShareDelivery.external(
          "cannot open " + file + ": " + program + " ended with code " + result.exitCode(), null);
    }
  }
}

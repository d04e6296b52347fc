package dev.cctally.cli;

import dev.cctally.cli.console.Processes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts nothing, and keeps what the user would have been told: the arguments of his program. */
final class Told implements Processes {
  private final List<String> lines = new ArrayList<>();

  @Override
  public Result run(List<String> command, byte[] input) throws IOException {
    throw new IOException("not here");
  }

  @Override
  public void detach(List<String> command, Map<String, String> variables) {
    lines.add(String.join(" ", command.subList(1, command.size())).strip());
  }

  /** What was told since the last question. */
  List<String> take() {
    List<String> all = List.copyOf(lines);
    lines.clear();
    return all;
  }
}

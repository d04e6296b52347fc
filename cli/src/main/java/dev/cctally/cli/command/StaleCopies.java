package dev.cctally.cli.command;

import dev.cctally.platform.store.IoReason;
import dev.cctally.spi.quota.QuotaFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Removes the copies of figures that other programs keep, so that they fetch them anew. */
final class StaleCopies {
  private static final Duration NAMING_TAKES_AT_MOST = Duration.ofSeconds(5);

  private StaleCopies() {}

  /** Removes them; what became of them in one word. */
  static String remove(QuotaFeed feed, String vendor, CommandRun run, Consumer<String> failed) {
    List<Path> files =
        run.services()
            .plugins()
            .call(vendor, NAMING_TAKES_AT_MOST, () -> feed.staleCopies(run.environment().host()))
            .orElse(List.of());
    String outcome = "absent";
    for (Path file : files) {
      try {
        if (Files.deleteIfExists(file) && outcome.equals("absent")) {
          outcome = "busted";
        }
      } catch (IOException e) {
        failed.accept(file + ": " + IoReason.of(e));
        outcome = "error";
      }
    }
    return outcome;
  }
}

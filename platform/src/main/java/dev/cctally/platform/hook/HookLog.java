package dev.cctally.platform.hook;

import dev.cctally.platform.store.IoReason;
import dev.cctally.platform.store.RotatedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The logs of hooks: one line for each event in {@code hook-tick.log}, in a form that programs
 * read, and what went wrong in {@code hook-tick.err.log}. That something cannot be logged is no
 * reason to fail.
 */
public final class HookLog {
  private static final String LINES = "hook-tick.log";
  private static final String ERRORS = "hook-tick.err.log";

  private final Path folder;

  /**
   * Makes nothing yet.
   *
   * @param dataDirectory the data directory
   */
  public HookLog(Path dataDirectory) {
    folder = Objects.requireNonNull(dataDirectory, "dataDirectory").resolve("logs");
  }

  /** {@return where the lines are} */
  public Path file() {
    return folder.resolve(LINES);
  }

  /**
   * Logs an event.
   *
   * @param at when it was dealt with
   * @param event the event
   * @param ingested how many new entries were read from the vendor's logs; -1 if that failed
   * @param status what became of asking the vendor
   * @param millis how long it took
   * @return why that cannot be logged, or {@code null} if it was
   */
  public @Nullable String event(
      Instant at, HookEvent event, long ingested, String status, long millis) {
    return append(
        LINES,
        String.format(
            Locale.ROOT,
            "%s event=%-14s session=%s ingested=%d oauth=%s dur_ms=%d%n",
            at.truncatedTo(ChronoUnit.SECONDS),
            event.name(),
            event.session(),
            ingested,
            status,
            millis));
  }

  /**
   * Logs what went wrong.
   *
   * @param at when
   * @param what a sentence, or a sentence and where it happened
   */
  public void error(Instant at, String what) {
    append(ERRORS, at.truncatedTo(ChronoUnit.SECONDS) + " " + what.stripTrailing() + "\n");
  }

  private @Nullable String append(String name, String text) {
    try {
      new RotatedLog(folder, name, "hook-tick.lock").append(text);
      return null;
    } catch (IOException e) {
      return IoReason.of(e);
    }
  }
}

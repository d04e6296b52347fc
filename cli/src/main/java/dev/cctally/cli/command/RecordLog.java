package dev.cctally.cli.command;

import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.QuotaTick;
import dev.cctally.platform.quota.Recorded;
import dev.cctally.platform.quota.Segment;
import dev.cctally.platform.store.RotatedLog;
import dev.cctally.platform.time.EpochMicros;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Why readings were not taken in, in {@code logs/record-usage.log}: a status line's script runs in
 * the background, where nobody sees what it says. That something cannot be logged is no reason to
 * fail.
 *
 * @param log the file
 * @param run the run
 */
record RecordLog(RotatedLog log, CommandRun run) {
  private static final String NOTHING = " Nothing was stored.";

  static RecordLog of(CommandRun run) {
    return new RecordLog(
        new RotatedLog(
            run.services().dataDirectory().resolve("logs"),
            "record-usage.log",
            "record-usage.lock"),
        run);
  }

  /** Logs a sentence as it was told. */
  void line(String what) {
    String one = what.startsWith("[record-usage] ") ? what : "[record-usage] " + what;
    String at =
        run.environment().host().clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    try {
      log.append(at + " " + one.strip().replaceAll("\\R", " ") + "\n");
    } catch (IOException e) {
      return; // there is nowhere left to tell
    }
  }

  /** Logs why a reading ended with an error. */
  void rejected(RuntimeException e) {
    String message = String.valueOf(e.getMessage());
    String stop = message.endsWith(".") ? "" : ".";
    line(
        message.startsWith("[record-usage] ") ? message : "rejecting: " + message + stop + NOTHING);
  }

  /** Logs what was left out of a reading without an error, if anything was. */
  void judged(QuotaTick tick, Recorded recorded) {
    Double percent = tick.periodPercent();
    Long end = tick.periodEndMicros();
    if (recorded.outcome() == Recorded.Outcome.DISBELIEVED && percent != null && end != null) {
      Double highest = highest(tick);
      String why =
          highest == null
              ? "it does not fit what was read before."
              : percent < highest
                  ? "it was at " + highest + "% before, and was not reset."
                  : "it repeats what was there before a credit; it is at " + highest + "%.";
      line(
          "not believing --percent="
              + percent
              + " of what resets at "
              + EpochMicros.iso(end)
              + ": "
              + why
              + NOTHING);
    }
    Double blockPercent = tick.blockPercent();
    if (recorded.reading() != null
        && blockPercent != null
        && recorded.reading().blockPercent() == null) {
      line(
          "not believing --five-hour-percent="
              + blockPercent
              + ": it repeats what was there before a credit. Weekly snapshot still written.");
    }
  }

  private @Nullable Double highest(QuotaTick tick) {
    for (QuotaSeries series : run.services().quotaStore().mains(tick.series().vendorId())) {
      if (series.key().equals(tick.series())) {
        Segment current = series.current(tick.atMicros());
        return current == null ? null : series.highest(current);
      }
    }
    return null;
  }
}

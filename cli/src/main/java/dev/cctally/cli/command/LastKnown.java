package dev.cctally.cli.command;

import dev.cctally.cli.render.QuotaFigures;
import dev.cctally.platform.quota.Period;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.Reading;
import dev.cctally.platform.time.EpochMicros;
import org.jspecify.annotations.Nullable;

/** The newest figures that are stored. */
final class LastKnown {
  private LastKnown() {}

  /** Those of a vendor, or {@code null} if there are none. */
  static @Nullable QuotaFigures of(String vendor, CommandRun run) {
    QuotaSeries series = run.services().quotaStore().main(vendor);
    Reading reading = series == null ? null : series.latest(now(run));
    if (series == null || reading == null) {
      return null;
    }
    Double percent = reading.percent();
    Double blockPercent = reading.blockPercent();
    Long blockEnd = reading.statedBlockEndMicros();
    return new QuotaFigures(
        reading.atMicros(),
        percent == null ? null : figure(percent, end(series, reading)),
        blockPercent == null || blockEnd == null ? null : figure(blockPercent, blockEnd),
        "db-fallback",
        "absent");
  }

  /** When it was taken: microseconds since 1970-01-01T00:00:00Z; {@code null} if there is none. */
  static @Nullable Long capturedMicros(String vendor, CommandRun run) {
    QuotaSeries series = run.services().quotaStore().main(vendor);
    Reading reading = series == null ? null : series.latest(now(run));
    return reading == null ? null : (Long) reading.atMicros();
  }

  private static long now(CommandRun run) {
    return EpochMicros.of(run.environment().host().clock().instant());
  }

  /** The period's end as reports show it. */
  private static @Nullable Long end(QuotaSeries series, Reading reading) {
    for (Period period : series.periods()) {
      if (period.id() == reading.periodId()) {
        return period.endMicros();
      }
    }
    return reading.statedEndMicros();
  }

  private static QuotaFigures.Figure figure(double percent, @Nullable Long endMicros) {
    return new QuotaFigures.Figure(
        percent,
        endMicros == null ? "" : EpochMicros.iso(endMicros),
        endMicros == null ? null : (Long) QuotaAsk.seconds(endMicros));
  }
}

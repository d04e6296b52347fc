package dev.cctally.platform.quota;

import dev.cctally.platform.ingest.QuotaIntake.Windows;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.vendor.QuotaReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes ticks of readings that stand in logs: those of the main windows that were stated in one
 * second belong together, any other window has a series of its own. What cannot be true is left
 * out, as is a window that is not said to end: nothing tells which one it is.
 */
final class LoggedStatements {
  /** Where readings of this kind were learnt. */
  static final String SOURCE = "log";

  private static final long SECOND = 1_000_000;
  private static final double MOST = 1000.0;
  private static final long FUTURE = TimeUnit.DAYS.toMicros(1);
  // A statement is about the window that is open when it is made; clocks are not that exact.
  private static final long PAST = TimeUnit.HOURS.toMicros(1);
  private static final long DAY = TimeUnit.DAYS.toMicros(1);
  private static final long HOUR = TimeUnit.HOURS.toMicros(1);

  private final String vendorId;
  private final Windows windows;
  private final long now;

  LoggedStatements(String vendorId, Windows windows, long nowMicros) {
    this.vendorId = vendorId;
    this.windows = windows;
    this.now = nowMicros;
  }

  private record Key(SeriesKey series, long at) {}

  /** A tick in the making. */
  private static final class Parts {
    @Nullable QuotaReading period;
    @Nullable QuotaReading block;
    @Nullable String plan;
  }

  /** The ticks, oldest first. */
  List<QuotaTick> ticks(List<QuotaReading> readings) {
    Map<Key, Parts> parts = new LinkedHashMap<>();
    for (QuotaReading reading : readings) {
      if (possible(reading)) {
        add(reading, parts);
      }
    }
    List<QuotaTick> ticks = new ArrayList<>();
    parts.forEach((key, one) -> ticks.add(tick(key, one)));
    ticks.sort(Comparator.comparingLong(QuotaTick::atMicros));
    return ticks;
  }

  private boolean possible(QuotaReading reading) {
    Long end = reading.resetsAtMicros();
    if (end == null
        || reading.usedPercent() < 0
        || reading.usedPercent() > MOST
        || reading.atMicros() > now + FUTURE) {
      return false;
    }
    QuotaWindow window = windows.named().get(reading.window());
    if (window == null) {
      return true;
    }
    long length = micros(window.length());
    long slack = length >= DAY ? DAY : HOUR;
    long ahead = end - reading.atMicros();
    return ahead >= -PAST && ahead <= length + slack;
  }

  private void add(QuotaReading reading, Map<Key, Parts> parts) {
    String account = reading.account() == null ? "" : reading.account();
    SeriesKey main = QuotaStore.mainSeries(vendorId, account, windows.main());
    QuotaWindow window = windows.named().get(reading.window());
    boolean period = window != null && micros(window.length()) >= DAY;
    SeriesKey series =
        window != null
                && windows.main().contains(window)
                && window.length().equals(period ? main.period() : main.block())
            ? main
            : own(account, reading.window(), window, period);
    long at = reading.atMicros() - Math.floorMod(reading.atMicros(), SECOND);
    Parts one = parts.computeIfAbsent(new Key(series, at), _ -> new Parts());
    if (period) {
      one.period = later(one.period, reading);
    } else {
      one.block = later(one.block, reading);
    }
    one.plan = reading.plan() == null ? one.plan : reading.plan();
  }

  private SeriesKey own(String account, String name, @Nullable QuotaWindow window, boolean period) {
    Duration length = window == null ? Duration.ZERO : window.length();
    return new SeriesKey(
        vendorId, account, name, period ? length : Duration.ZERO, period ? Duration.ZERO : length);
  }

  /** Of two statements of one second that which was made when more was used. */
  private static QuotaReading later(@Nullable QuotaReading one, QuotaReading other) {
    return one == null || other.usedPercent() >= one.usedPercent() ? other : one;
  }

  private static QuotaTick tick(Key key, Parts parts) {
    QuotaReading period = parts.period;
    QuotaReading block = parts.block;
    return new QuotaTick(
        key.series(),
        key.at(),
        period == null ? null : (Double) Percent.normal(period.usedPercent()),
        period == null ? null : period.resetsAtMicros(),
        block == null ? null : (Double) Percent.normal(block.usedPercent()),
        block == null ? null : block.resetsAtMicros(),
        SOURCE,
        parts.plan);
  }

  private static long micros(Duration length) {
    return length.toMillis() * 1000;
  }
}

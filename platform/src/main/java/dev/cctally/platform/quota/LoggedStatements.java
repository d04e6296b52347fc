package dev.cctally.platform.quota;

import dev.cctally.platform.ingest.QuotaIntake.Windows;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.vendor.QuotaReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  // A statement is about the window that is open when it is made; clocks are not that exact.
  private static final long PAST = TimeUnit.HOURS.toMicros(1);
  private static final long DAY = TimeUnit.DAYS.toMicros(1);
  private static final long HOUR = TimeUnit.HOURS.toMicros(1);

  private final String vendorId;
  private final Windows windows;

  LoggedStatements(String vendorId, Windows windows) {
    this.vendorId = vendorId;
    this.windows = windows;
  }

  /**
   * Where the readings of one window of one account go.
   *
   * @param account the account as stated
   * @param window the window as stated
   * @param series the series
   * @param period whether they are of its period, else of its block
   * @param ticks the ticks of the series, by second
   */
  private record Target(
      @Nullable String account,
      String window,
      SeriesKey series,
      boolean period,
      Map<Long, Parts> ticks) {
    boolean takes(QuotaReading reading) {
      return window.equals(reading.window()) && Objects.equals(account, reading.account());
    }
  }

  /** A tick in the making. */
  private static final class Parts {
    final SeriesKey series;
    final long at;
    @Nullable QuotaReading period;
    @Nullable QuotaReading block;
    @Nullable String plan;

    Parts(SeriesKey series, long at) {
      this.series = series;
      this.at = at;
    }
  }

  /**
   * Where the readings from one place end that may be taken by themselves: none of the same second
   * follows.
   *
   * @param readings all of them, oldest first
   * @param from the place
   * @param most how many are enough
   */
  static int endOfSlice(List<QuotaReading> readings, int from, int most) {
    int end = Math.min(readings.size(), from + most);
    while (end < readings.size() && second(readings.get(end)) == second(readings.get(end - 1))) {
      end++;
    }
    return end;
  }

  private static long second(QuotaReading reading) {
    return reading.atMicros() - Math.floorMod(reading.atMicros(), SECOND);
  }

  /** The ticks, oldest first. */
  List<QuotaTick> ticks(List<QuotaReading> readings) {
    List<Target> targets = new ArrayList<>(); // a handful: they are looked through
    List<Parts> parts = new ArrayList<>();
    for (QuotaReading reading : readings) {
      if (possible(reading)) {
        add(reading, target(reading, targets), parts);
      }
    }
    List<QuotaTick> ticks = new ArrayList<>(parts.size());
    parts.forEach(one -> ticks.add(tick(one)));
    ticks.sort((one, other) -> Long.compare(one.atMicros(), other.atMicros()));
    return ticks;
  }

  /** Whether a reading can be true, and tells which window it is of. */
  boolean possible(QuotaReading reading) {
    Long end = reading.resetsAtMicros();
    if (end == null || reading.usedPercent() < 0 || reading.usedPercent() > MOST) {
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

  private Target target(QuotaReading reading, List<Target> targets) {
    for (Target target : targets) {
      if (target.takes(reading)) {
        return target;
      }
    }
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
    Map<Long, Parts> ticks = new HashMap<>();
    for (Target target : targets) {
      if (target.series().equals(series)) {
        ticks = target.ticks();
      }
    }
    Target made = new Target(reading.account(), reading.window(), series, period, ticks);
    targets.add(made);
    return made;
  }

  private static void add(QuotaReading reading, Target target, List<Parts> parts) {
    long at = second(reading);
    Parts one = target.ticks().get(at);
    if (one == null) {
      one = new Parts(target.series(), at);
      target.ticks().put(at, one);
      parts.add(one);
    }
    if (target.period()) {
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

  private static QuotaTick tick(Parts parts) {
    QuotaReading period = parts.period;
    QuotaReading block = parts.block;
    return new QuotaTick(
        parts.series,
        parts.at,
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

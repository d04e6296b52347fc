package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.QuotaReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of the quota readings in a stretch of a file those that say something new. A log states all
 * windows with every response, mostly the same as before: a statement is kept whole if anything in
 * it has changed.
 */
final class StatementFilter {
  /** How far stated ends of one window are apart at most, in microseconds. */
  private static final long SAME_END = 1_800_000_000L;

  private final Map<Window, QuotaReading> last = new HashMap<>();
  private final List<QuotaReading> statement = new ArrayList<>();
  private List<QuotaReading> kept = new ArrayList<>();

  private record Window(@Nullable String account, String id) {}

  /** Takes a reading; those of one statement come one after another. */
  void add(QuotaReading reading) {
    if (!statement.isEmpty() && !together(statement.getFirst(), reading)) {
      close();
    }
    statement.add(reading);
  }

  private static boolean together(QuotaReading one, QuotaReading other) {
    return one.position() == other.position()
        && one.atMicros() == other.atMicros()
        && Objects.equals(one.account(), other.account());
  }

  private void close() {
    boolean news = false;
    for (QuotaReading reading : statement) {
      QuotaReading before = last.put(new Window(reading.account(), reading.window()), reading);
      news |= before == null || !same(before, reading);
    }
    if (news) {
      kept.addAll(statement);
    }
    statement.clear();
  }

  private static boolean same(QuotaReading one, QuotaReading other) {
    Long end = one.resetsAtMicros();
    Long otherEnd = other.resetsAtMicros();
    boolean sameEnd =
        end == null ? otherEnd == null : otherEnd != null && Math.abs(end - otherEnd) < SAME_END;
    return sameEnd
        && one.usedPercent() == other.usedPercent()
        && Objects.equals(one.plan(), other.plan());
  }

  /** Hands over what was kept and starts afresh. */
  List<QuotaReading> take() {
    close();
    List<QuotaReading> taken = kept;
    if (!taken.isEmpty()) {
      kept = new ArrayList<>();
    }
    last.clear();
    return taken;
  }
}

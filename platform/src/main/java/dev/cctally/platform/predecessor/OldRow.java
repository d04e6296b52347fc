package dev.cctally.platform.predecessor;

import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.vendor.DatabaseLog;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of an old table. A column that is not there, or holds something else, is {@code null}. */
final class OldRow {
  private final Map<String, String> texts = new HashMap<>();

  OldRow(List<String> columns, DatabaseLog.Row row) {
    for (int i = 0; i < columns.size(); i++) {
      String text = row.text(i);
      if (text != null) {
        texts.put(columns.get(i), text);
      }
    }
  }

  @Nullable String text(String column) {
    return texts.get(column);
  }

  /** A finite number. */
  @Nullable Double real(String column) {
    String text = texts.get(column);
    try {
      Double number = text == null ? null : Double.valueOf(text);
      return number == null || number.isNaN() || number.isInfinite() ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A whole number. */
  @Nullable Long whole(String column) {
    String text = texts.get(column);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A count; 0 if there is none. */
  long count(String column) {
    Long count = whole(column);
    return count == null ? 0 : Math.max(0, count);
  }

  /** Dollars that are not negative, exact to the pico-dollar. */
  @Nullable Money money(String column) {
    Double dollars = real(column);
    if (dollars == null || dollars < 0) {
      return null;
    }
    try {
      return Money.ofDollars(
          BigDecimal.valueOf(dollars).setScale(Money.SCALE, RoundingMode.HALF_EVEN));
    } catch (ArithmeticException e) {
      return null; // more than there is in the world
    }
  }

  /** An instant with an offset, whichever: microseconds since 1970-01-01T00:00:00Z. */
  @Nullable Long instant(String column) {
    OffsetDateTime time = time(column);
    return time == null ? null : (Long) EpochMicros.of(time.toInstant());
  }

  /** An instant with its offset. */
  @Nullable OffsetDateTime time(String column) {
    String text = texts.get(column);
    try {
      return text == null ? null : OffsetDateTime.parse(text.strip().replace(' ', 'T'));
    } catch (DateTimeException e) {
      return null;
    }
  }
}

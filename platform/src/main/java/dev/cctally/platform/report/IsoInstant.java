package dev.cctally.platform.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Instants as people write them by ISO 8601: a date ({@code 2026-05-18}, {@code 20260518}, {@code
 * 2026-W21-1}, {@code 2026-W21}), alone or with a time ({@code 2026-05-18T09:10}, {@code 2026-05-18
 * 09:10:05.25}, {@code 20260518T091005}), and that with {@code Z} or an offset.
 */
public final class IsoInstant {
  private IsoInstant() {}

  /**
   * Reads one.
   *
   * @param text the text
   * @param zone where it is meant if it does not say; of a time that clocks show twice the first is
   *     meant, of one they skip what they show instead
   * @return the instant, rounded down to a microsecond, or empty if the text names none
   */
  public static Optional<Instant> parse(String text, ZoneId zone) {
    int gap = separator(text);
    LocalDate date = date(gap < 0 ? text : text.substring(0, gap));
    if (date == null) {
      return Optional.empty();
    }
    if (gap < 0) {
      return Optional.of(date.atStartOfDay(zone).toInstant());
    }
    String rest = text.substring(gap + 1);
    int end = offset(rest);
    LocalTime time = time(rest.substring(0, end));
    ZoneId where = end == rest.length() ? zone : zone(rest.substring(end));
    return time == null || where == null
        ? Optional.empty()
        : Optional.of(date.atTime(time).atZone(where).toInstant());
  }

  private static int separator(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 'T' || c == 't' || c == ' ') {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable LocalDate date(String text) {
    Optional<LocalDate> plain = DateRange.find(text);
    return plain.isPresent() ? plain.get() : week(text.replace("-", ""), text);
  }

  /** A day of a week, or a week's first day. */
  private static @Nullable LocalDate week(String packed, String text) {
    boolean day = packed.length() == 8;
    String dashed = day ? "####-W##-#" : "####-W##";
    if ((day || packed.length() == 7)
        && (matches(text, dashed) || matches(text, dashed.replace("-", "")))) {
      int year = number(packed, 0, 4);
      int week = number(packed, 5, 2);
      int weekday = day ? number(packed, 7, 1) : 1;
      try {
        LocalDate inYear = LocalDate.of(year, 1, 4); // always in the first week
        if (year > 0
            && IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inYear).isValidValue(week)) {
          return inYear
              .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
              .with(ChronoField.DAY_OF_WEEK, weekday);
        }
      } catch (DateTimeException e) {
        return null;
      }
    }
    return null;
  }

  /** Where the zone starts, or the end. */
  private static int offset(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("Zz+-".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static @Nullable LocalTime time(String text) {
    int point = Math.max(text.indexOf('.'), text.indexOf(','));
    String whole = point < 0 ? text : text.substring(0, point);
    boolean seconds = matches(whole, "##:##:##") || matches(whole, "######");
    if (!seconds
        && (point >= 0
            || !(matches(whole, "##") || matches(whole, "####") || matches(whole, "##:##")))) {
      return null;
    }
    String packed = whole.replace(":", "");
    int micros = point < 0 ? 0 : fraction(text.substring(point + 1));
    try {
      return micros < 0
          ? null
          : LocalTime.of(
              number(packed, 0, 2),
              packed.length() < 4 ? 0 : number(packed, 2, 2),
              seconds ? number(packed, 4, 2) : 0,
              micros * 1000);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Microseconds; what is smaller is cut off. −1 if these are no digits. */
  private static int fraction(String digits) {
    return digits.isEmpty() || !matches(digits, "#".repeat(digits.length()))
        ? -1
        : number((digits + "00000").substring(0, 6), 0, 6);
  }

  private static @Nullable ZoneId zone(String text) {
    if (text.equalsIgnoreCase("Z")) {
      return ZoneOffset.UTC;
    }
    String digits = text.substring(1);
    for (String form : new String[] {"##", "####", "##:##", "######", "##:##:##"}) {
      if (matches(digits, form)) {
        try {
          return ZoneOffset.of(text);
        } catch (DateTimeException e) {
          return null;
        }
      }
    }
    return null;
  }

  /** Whether a text has a form, in which {@code #} stands for a digit. */
  private static boolean matches(String text, String form) {
    if (text.length() != form.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (form.charAt(i) == '#' ? c < '0' || c > '9' : c != form.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int number(String digits, int from, int count) {
    return Integer.parseInt(digits.substring(from, from + count));
  }
}

package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.period.CalendarWeeks;
import dev.cctally.platform.report.quota.HistoryMeter;
import dev.cctally.platform.report.quota.trend.WeekSpan;
import dev.cctally.platform.time.EpochMicros;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What reports about a quota's weeks share: whose, now, and which week stands in where none is
 * recorded.
 *
 * @param vendorId the vendor
 * @param scope zone, present and settings
 * @param named the first day of a week that was asked for, or {@code null}
 * @param run the run
 */
record QuotaScope(
    String vendorId, ReportContext.Scope scope, @Nullable DayOfWeek named, CommandRun run) {
  static void options(Options options) {
    options
        .value(
            "DAY",
            "First day of a week where no week is recorded (default: setting"
                + " collector.week_start, else monday).",
            "--week-start-name")
        .value("FILE", "Read settings from FILE for this run only.", "--config");
  }

  /** Checks what was typed. */
  static QuotaScope of(ReportOwner owner, @Nullable String tz, Values values, CommandRun run) {
    String vendor = owner.vendor(values);
    ReportContext.Scope scope = run.services().context().scope(values.text("--config"), tz, null);
    String name = values.text("--week-start-name");
    return new QuotaScope(vendor, scope, name == null ? null : weekday(name), run);
  }

  private static DayOfWeek weekday(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
        return day;
      }
    }
    throw new AppException(
        ErrorKind.VALUE,
        "Invalid week start '"
            + name
            + "'. Allowed: monday, tuesday, wednesday, thursday, friday, saturday, sunday");
  }

  /** A day that an option names, in the one form that names weeks. */
  static @Nullable LocalDate day(String option, Values values) {
    String text = values.text(option);
    if (text == null) {
      return null;
    }
    try {
      if (text.length() == "2026-05-18".length()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    throw new AppException(ErrorKind.VALUE, option + " must be YYYY-MM-DD, got '" + text + "'");
  }

  /**
   * The first day of a week of the calendar. Asked for where it matters only: a wrong setting must
   * not end other reports.
   */
  DayOfWeek firstWeekday() {
    return named == null ? scope.configuration().firstWeekday() : named;
  }

  long now() {
    return EpochMicros.of(scope.now());
  }

  /** This machine's zone: what week it is does not depend on how it is shown. */
  ZoneId zone() {
    return run.environment().host().zone();
  }

  WeekSpan calendar() {
    return WeekSpan.of(new CalendarWeeks(zone(), firstWeekday()), scope.now());
  }

  /** Measures usage, brought up to date when it is first measured. */
  HistoryMeter meter() {
    return new HistoryMeter(vendorId, () -> run.services().usage(), run.services().prices());
  }

  /** Says what the settings have to say, and that the vendor can be asked. */
  void begin() {
    scope.warnings().forEach(run.console()::note);
    VendorAccess.check(vendorId, run);
  }
}

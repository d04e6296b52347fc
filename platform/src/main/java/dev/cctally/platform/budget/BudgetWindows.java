package dev.cctally.platform.budget;

import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.period.CalendarWeeks;
import dev.cctally.spi.period.TimeWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the windows of budgets. Those of the calendar begin and end at midnight of the display
 * zone, each turned into an instant by itself, so that they are as long as clocks make them.
 */
public final class BudgetWindows {
  private final ZoneId zone;
  private final Supplier<DayOfWeek> firstWeekday;
  private final VendorPeriods vendors;

  /**
   * Makes the rules.
   *
   * @param zone the display zone
   * @param firstWeekday the day calendar weeks start on; asked only for one, so that a wrong
   *     setting does no harm where it is not needed
   * @param vendors finds windows of vendors' own kinds
   */
  public BudgetWindows(ZoneId zone, Supplier<DayOfWeek> firstWeekday, VendorPeriods vendors) {
    this.zone = Objects.requireNonNull(zone, "zone");
    this.firstWeekday = Objects.requireNonNull(firstWeekday, "firstWeekday");
    this.vendors = Objects.requireNonNull(vendors, "vendors");
  }

  /**
   * {@return the window that contains an instant; empty if it is of a vendor's own kind and nothing
   * is recorded that tells it}
   *
   * @param vendorId the vendor
   * @param period the kind
   * @param now the instant
   * @throws dev.cctally.platform.AppException of kind {@code VALUE} if the day weeks start on is
   *     needed and is set to something that is none
   */
  public Optional<BudgetWindow> containing(String vendorId, String period, Instant now) {
    return switch (period) {
      case BudgetBinding.CALENDAR_WEEK -> Optional.of(week(now));
      case BudgetBinding.CALENDAR_MONTH -> Optional.of(month(now));
      default ->
          vendors
              .containing(vendorId, period, now, zone)
              .map(found ->
                  new BudgetWindow(
                      period, found.label(), null, found.window().start(), found.window().end()));
    };
  }

  /**
   * A window and when it was the one that was known to be open.
   *
   * @param from the first instant
   * @param to the first instant after it
   * @param window the window; it may begin earlier, when it became known late
   */
  public record Known(Instant from, Instant to, BudgetWindow window) {
    /** Rejects {@code null}. */
    public Known {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(window, "window");
    }
  }

  /**
   * {@return which windows were known to be open in a span of time, and in the part of the first
   * one that is before it: for each instant what {@link #containing} says of it; in order, without
   * overlap}
   *
   * @param vendorId the vendor
   * @param period the kind
   * @param from the first instant that matters
   * @param to the last one
   * @throws dev.cctally.platform.AppException as {@link #containing}
   */
  public List<Known> known(String vendorId, String period, Instant from, Instant to) {
    Instant start =
        containing(vendorId, period, from)
            .map(BudgetWindow::start)
            .filter(first -> first.isBefore(from))
            .orElse(from);
    boolean calendar =
        period.equals(BudgetBinding.CALENDAR_WEEK) || period.equals(BudgetBinding.CALENDAR_MONTH);
    List<Instant> news = new ArrayList<>(List.of(start));
    if (!calendar) {
      news.addAll(vendors.news(vendorId, start, to));
    }
    List<Known> all = new ArrayList<>();
    for (int i = 0; i < news.size(); i++) {
      Instant until = i + 1 < news.size() ? news.get(i + 1) : to.plus(1, ChronoUnit.MICROS);
      Instant at = news.get(i);
      while (at.isBefore(until)) {
        BudgetWindow window = containing(vendorId, period, at).orElse(null);
        if (window == null) {
          break; // and nothing becomes known before the next news
        }
        Instant end = window.end().isBefore(until) ? window.end() : until;
        add(all, new Known(at, end, window));
        at = end;
      }
    }
    return all;
  }

  private static void add(List<Known> all, Known next) {
    Known last = all.isEmpty() ? null : all.getLast();
    if (last != null && last.window().equals(next.window()) && last.to().equals(next.from())) {
      all.set(all.size() - 1, new Known(last.from(), next.to(), last.window()));
    } else {
      all.add(next);
    }
  }

  private BudgetWindow week(Instant now) {
    CalendarWeeks weeks = new CalendarWeeks(zone, firstWeekday.get());
    LocalDate first = weeks.firstDayOf(now);
    TimeWindow window = weeks.from(first);
    return new BudgetWindow(
        BudgetBinding.CALENDAR_WEEK, "calendar week", first, window.start(), window.end());
  }

  private BudgetWindow month(Instant now) {
    LocalDate first = LocalDate.ofInstant(now, zone).withDayOfMonth(1);
    return new BudgetWindow(
        BudgetBinding.CALENDAR_MONTH,
        "calendar month",
        first,
        first.atStartOfDay(zone).toInstant(),
        first.plusMonths(1).atStartOfDay(zone).toInstant());
  }
}

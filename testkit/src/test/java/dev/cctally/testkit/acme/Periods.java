package dev.cctally.testkit.acme;

import dev.cctally.spi.period.PeriodType;
import dev.cctally.spi.period.TimeWindow;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.testkit.acme.Defects.Defect;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Ways to get periods of budgets wrong. */
final class Periods {
  private static final String RULE = "KnowsItsPeriods";
  private static final Duration DAY = Duration.ofDays(1);

  private Periods() {}

  /** A kind of period. */
  private record Kind(String id, String label, Function<Instant, Optional<TimeWindow>> found)
      implements PeriodType {
    @Override
    public Optional<TimeWindow> containing(
        Instant instant, ZoneId zone, List<QuotaWindow.Span> windows) {
      return found.apply(instant);
    }
  }

  private static Kind kind(String id) {
    return new Kind(id, "a day", now -> Optional.of(new TimeWindow(now, now.plus(DAY))));
  }

  static List<Defect> defects() {
    return List.of(
        new Defect("names no period", RULE, () -> AcmeVendor.with(List.of())),
        new Defect(
            "names a period nobody offers", RULE, () -> AcmeVendor.with(List.of("lunar-month"))),
        new Defect(
            "names a period twice",
            RULE,
            () -> AcmeVendor.with(List.of("calendar-week", "calendar-week"))),
        new Defect(
            "offers a period of the calendar's name",
            RULE,
            () -> AcmeVendor.with(List.of("calendar-week"), kind("calendar-week"))),
        new Defect(
            "offers a period without a name",
            RULE,
            () ->
                AcmeVendor.with(
                    List.of("own-day"), new Kind("own-day", " ", _ -> Optional.empty()))),
        new Defect(
            "finds yesterday",
            RULE,
            () ->
                AcmeVendor.with(
                    List.of("own-day"),
                    new Kind(
                        "own-day",
                        "a day",
                        now -> Optional.of(new TimeWindow(now.minus(DAY), now))))),
        new Defect(
            "throws without a window",
            RULE,
            () ->
                AcmeVendor.with(
                    List.of("own-day"),
                    new Kind(
                        "own-day",
                        "a day",
                        _ -> {
                          throw new IllegalStateException("no window");
                        }))));
  }
}

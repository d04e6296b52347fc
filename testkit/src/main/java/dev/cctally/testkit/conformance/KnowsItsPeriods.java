package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.period.PeriodType;
import dev.cctally.spi.period.TimeWindow;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.vendor.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A budget may be set for every period the vendor names; then its window must be found. */
final class KnowsItsPeriods implements Rule {
  private static final List<String> CALENDAR = List.of("calendar-week", "calendar-month");
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Instant NOW = Instant.parse("2026-05-20T12:00:00.5Z");

  @Override
  public String title() {
    return "knows the periods a budget may have";
  }

  @Override
  public void check(Subject subject) {
    Vendor vendor = subject.vendor();
    List<String> known = new ArrayList<>(CALENDAR);
    for (PeriodType type : vendor.periodTypes()) {
      assertThat(type.id()).as("id of a period type").matches("[a-z][a-z0-9-]*");
      assertThat(type.label()).as("label of period type '%s'", type.id()).isNotBlank();
      assertThat(known).as("ids of period types, and the calendar's").doesNotContain(type.id());
      known.add(type.id());
      window(vendor, type);
    }
    List<String> periods = vendor.info().budgetPeriods();
    assertThat(periods).as("budgetPeriods(), default first").isNotEmpty().doesNotHaveDuplicates();
    assertThat(known).as("the calendar's periods and periodTypes()").containsAll(periods);
  }

  /** Without any window known nothing may go wrong; what is found must contain the instant. */
  private static void window(Vendor vendor, PeriodType type) {
    List<QuotaWindow.Span> spans = new ArrayList<>();
    check(type, spans);
    for (QuotaWindow window : vendor.quotaWindows()) {
      Instant start = NOW.minus(window.length().dividedBy(3));
      TimeWindow before = new TimeWindow(start.minus(window.length()), start);
      spans.add(new QuotaWindow.Span(window.id(), before));
      check(type, spans);
      TimeWindow open = new TimeWindow(start, start.plus(window.length()));
      spans.add(new QuotaWindow.Span(window.id(), open));
      check(type, spans);
    }
  }

  private static void check(PeriodType type, List<QuotaWindow.Span> spans) {
    Optional<TimeWindow> found = type.containing(NOW, ZONE, List.copyOf(spans));
    assertThat(found).as("containing() of period type '%s'", type.id()).isNotNull();
    found.ifPresent(window -> {
      assertThat(window.contains(NOW))
          .as("period '%s' found for %s, %s, contains it", type.id(), NOW, window)
          .isTrue();
      assertThat(Duration.between(window.start(), window.end()))
          .as("how long period '%s' lasts", type.id())
          .isPositive();
    });
  }
}

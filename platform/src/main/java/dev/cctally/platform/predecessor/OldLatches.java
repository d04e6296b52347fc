package dev.cctally.platform.predecessor;

import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.alert.engine.Latch;
import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Latches of budgets and projections as ours. The old product names a window by the instant it
 * began at, in whatever offset the machine had; ours names a calendar's by its first day.
 *
 * @param vendors the vendors there are
 * @param zone the zone calendar periods are made in
 * @param now the present: microseconds since 1970-01-01T00:00:00Z
 */
record OldLatches(OldVendors vendors, ZoneId zone, long now) {
  private static final long LONGEST = TimeUnit.DAYS.toMicros(32);

  private static final double CAP = 100;
  private static final int MOST = 100;
  private static final String PERCENT = "_pct";

  /** The columns all kinds of latches have. */
  static List<String> columns(String... others) {
    List<String> columns =
        new ArrayList<>(List.of("threshold", "period", "crossed_at_utc", "alerted_at"));
    columns.addAll(List.of(others));
    return columns;
  }

  /** What the kinds have in common. */
  private record Common(OffsetDateTime start, int threshold, long crossed, @Nullable Long alerted) {
    static @Nullable Common of(OldRow row, String startColumn) {
      OffsetDateTime start = row.time(startColumn);
      Long threshold = row.whole("threshold");
      Long alerted = row.instant("alerted_at");
      Long crossed = row.instant("crossed_at_utc");
      crossed = crossed == null ? alerted : crossed;
      return start == null
              || threshold == null
              || threshold < 1
              || threshold > MOST
              || crossed == null
          ? null
          : new Common(start, threshold.intValue(), crossed, alerted);
    }

    long startMicros() {
      return EpochMicros.of(start.toInstant());
    }

    /** As a latch that is listed as told if it was told; beside another one it never is. */
    Latch latch(
        Latch.Key key,
        boolean beside,
        String label,
        @Nullable Double amount,
        @Nullable Money spent,
        @Nullable Double value) {
      Long told = alerted;
      return new Latch(
          0,
          key,
          told == null || beside ? Latch.State.SUPPRESSED : Latch.State.FIRED,
          crossed,
          told == null ? crossed : told,
          startMicros(),
          label,
          amount,
          spent,
          value,
          null,
          null);
    }
  }

  /**
   * The latches a row about a vendor's budget stands for. A row that does not tell its kind of
   * period counts for any, as long as the period may be open.
   *
   * @return the latch that is listed, and then those beside it; nothing if the row makes no sense
   */
  List<Latch> budget(OldRow row, String vendorId, String startColumn) {
    Common common = Common.of(row, startColumn);
    if (common == null || !figures(row)) {
      return List.of();
    }
    AlertOwner owner = vendors.owner(vendorId);
    List<Latch> latches = new ArrayList<>();
    for (String period : periods(row.text("period"), vendors.binding(vendorId), common)) {
      Latch.Key key =
          new Latch.Key(
              owner.budgetAxis(),
              vendorId,
              "",
              "",
              period,
              window(period, common),
              0,
              common.threshold());
      latches.add(spending(common, key, !latches.isEmpty(), "", row));
    }
    return latches;
  }

  /** The latch a row about a project's budget stands for; nothing if the row makes no sense. */
  List<Latch> project(OldRow row) {
    Common common = Common.of(row, "week_start_at");
    String project = row.text("project_key");
    BudgetBinding owner =
        vendors.bindings().stream().filter(BudgetBinding::ownsProjects).findFirst().orElse(null);
    if (common == null || project == null || owner == null || !figures(row)) {
      return List.of();
    }
    String period = owner.defaultPeriod();
    Latch.Key key =
        new Latch.Key(
            AlertPayload.PROJECT_BUDGET,
            owner.vendorId(),
            project,
            "",
            period,
            window(period, common),
            0,
            common.threshold());
    String label = project.substring(project.lastIndexOf('/') + 1);
    return List.of(spending(common, key, false, label.isEmpty() ? project : label, row));
  }

  /** Whether a row says what was spent of how much. */
  private static boolean figures(OldRow row) {
    Double amount = row.real("budget_usd");
    Double share = row.real("consumption_pct");
    return amount != null
        && amount > 0
        && row.money("spent_usd") != null
        && share != null
        && share >= 0;
  }

  private static Latch spending(
      Common common, Latch.Key key, boolean beside, String label, OldRow row) {
    return common.latch(
        key,
        beside,
        label,
        row.real("budget_usd"),
        row.money("spent_usd"),
        row.real("consumption_pct"));
  }

  /** The latches a row about a projection stands for; nothing if the row makes no sense. */
  List<Latch> projected(OldRow row) {
    Common common = Common.of(row, "week_start_at");
    String metric = row.text("metric");
    if (common == null || metric == null || row.money("projected_value") == null) {
      return List.of();
    }
    return metric.endsWith(PERCENT)
        ? projectedQuota(row, common, metric)
        : projectedBudget(row, common, metric);
  }

  private List<Latch> projectedQuota(OldRow row, Common common, String metric) {
    BudgetBinding plain = vendors.plain().orElse(null);
    AlertOwner owner = plain == null ? null : AlertOwner.of(plain.vendor());
    QuotaWindow window =
        owner == null
            ? null
            : vendors.window(owner, metric.substring(0, metric.length() - PERCENT.length()));
    if (owner == null || window == null) {
      return List.of();
    }
    Latch.Key key =
        new Latch.Key(
            AlertPayload.PROJECTED,
            owner.vendorId(),
            "",
            metric,
            window.id(),
            EpochMicros.iso(common.startMicros()),
            0,
            common.threshold());
    return List.of(common.latch(key, false, "", CAP, null, row.real("projected_value")));
  }

  private List<Latch> projectedBudget(OldRow row, Common common, String metric) {
    List<Latch> latches = new ArrayList<>();
    Double amount = row.real("denominator");
    for (BudgetBinding binding : vendors.bindings()) {
      boolean about = AlertOwner.of(binding.vendor()).budgetMetric().equals(metric);
      if (about && amount != null && amount > 0) {
        for (String period : periods(row.text("period"), binding, common)) {
          Latch.Key key =
              new Latch.Key(
                  AlertPayload.PROJECTED,
                  binding.vendorId(),
                  "",
                  metric,
                  period,
                  window(period, common),
                  0,
                  common.threshold());
          latches.add(
              common.latch(key, !latches.isEmpty(), "", amount, null, row.real("projected_value")));
        }
      }
    }
    return latches;
  }

  /** The kinds of period a row counts for; the first is the one it is listed as. */
  private List<String> periods(
      @Nullable String period, @Nullable BudgetBinding binding, Common common) {
    if (period != null && !period.isBlank()) {
      return List.of(period);
    }
    if (binding == null) {
      return List.of(BudgetBinding.CALENDAR_MONTH);
    }
    List<String> kinds = new ArrayList<>(List.of(binding.defaultPeriod()));
    if (common.startMicros() > now - LONGEST) {
      for (String other : binding.periods()) {
        if (!kinds.contains(other)) {
          kinds.add(other);
        }
      }
    }
    return kinds;
  }

  private String window(String period, Common common) {
    return period.equals(BudgetBinding.CALENDAR_WEEK) || period.equals(BudgetBinding.CALENDAR_MONTH)
        ? day(common.start()).toString()
        : EpochMicros.iso(common.startMicros());
  }

  /**
   * The day a calendar period begins on. It began at midnight of the zone the old product was set
   * to, which need not be the one of today, or the one of the offset it was written with.
   */
  private LocalDate day(OffsetDateTime start) {
    for (ZoneId candidate : List.of(zone, start.getOffset(), ZoneOffset.UTC)) {
      LocalDate day = start.atZoneSameInstant(candidate).toLocalDate();
      if (day.atStartOfDay(candidate).toInstant().equals(start.toInstant())) {
        return day;
      }
    }
    return start
        .atZoneSameInstant(zone)
        .plusHours(12)
        .toLocalDate(); // the midnight that is nearest
  }
}

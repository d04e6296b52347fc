package dev.cctally.platform.predecessor;

import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.engine.Latch;
import dev.cctally.platform.alert.engine.LatchImport;
import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.predecessor.ImportReport.Counts;
import dev.cctally.platform.quota.Axis;
import dev.cctally.platform.quota.MeteredUsage;
import dev.cctally.platform.quota.PeriodCost;
import dev.cctally.platform.quota.QuotaImport;
import dev.cctally.platform.quota.QuotaTick;
import dev.cctally.platform.quota.SeriesKey;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts what was read of an old history into ours. Works within the caller's transaction. */
final class Intake {
  private final OldVendors vendors;
  private final ZoneId zone;
  private final LatchImport latches;
  private final OldLatches old;
  private final @Nullable Quota quota;
  private final Map<String, Tally> tallies = new LinkedHashMap<>();

  /** The quota of the vendor with the plain names. */
  private record Quota(SeriesKey series, AlertOwner owner, QuotaImport into) {}

  Intake(SqlDatabase database, OldVendors vendors, ZoneId zone, Instant now) {
    this.vendors = vendors;
    this.zone = zone;
    latches = new LatchImport(database);
    old = new OldLatches(vendors, zone, EpochMicros.of(now));
    BudgetBinding plain = vendors.plain().orElse(null);
    if (plain == null || vendors.windows().isEmpty()) {
      quota = null;
    } else {
      SeriesKey series = vendors.series(plain);
      quota = new Quota(series, AlertOwner.of(plain.vendor()), new QuotaImport(database, series));
    }
  }

  /** Whether nothing is recorded here yet. */
  boolean intoNothing() {
    return latches.empty() && (quota == null || quota.into().empty());
  }

  /** Takes all in; what became of the rows by table. */
  Map<String, Counts> take(OldContent content) {
    if (quota != null) {
      readings(quota, content.readings());
      events(quota, OldMilestones.RESETS, Axis.PERIOD, content.resets());
      events(quota, OldMilestones.CREDITS, Axis.BLOCK, content.credits());
      blocks(quota.into(), content.blocks());
      costs(quota.into(), content.costs());
      milestones(quota, OldMilestones.PERIODS, Axis.PERIOD, content.periodMilestones());
      milestones(quota, OldMilestones.BLOCKS, Axis.BLOCK, content.blockMilestones());
      latches.seen(quota.series(), quota.into().lastMilestone());
    }
    content
        .budgets()
        .forEach((table, rows) ->
            latches(
                table,
                rows.rows(),
                row -> {
                  String vendorId = rows.vendorId() == null ? row.text("vendor") : rows.vendorId();
                  return vendorId == null || vendorId.isBlank()
                      ? List.of()
                      : old.budget(row, vendorId, rows.start());
                }));
    latches(OldContent.PROJECTS, content.projects(), old::project);
    latches(OldContent.PROJECTIONS, content.projections(), old::projected);
    Map<String, Counts> counts = new LinkedHashMap<>();
    tallies.forEach((table, tally) -> counts.put(table, tally.counts()));
    return counts;
  }

  private Tally tally(String table) {
    return tallies.computeIfAbsent(table, _ -> new Tally());
  }

  private void readings(Quota into, List<OldRow> rows) {
    Tally tally = tally(OldReadings.TABLE);
    OldReadings readings = new OldReadings(into.series(), zone);
    List<QuotaTick> ticks = new ArrayList<>();
    for (OldRow row : rows) {
      QuotaTick tick = readings.tick(row);
      if (tick == null) {
        tally.rejected();
      } else {
        ticks.add(tick);
      }
    }
    ticks.sort(Comparator.comparingLong(QuotaTick::atMicros));
    into.into().readings(ticks).forEach(tally::count);
  }

  /** Resets and credits follow from the readings; one that does not is not believed. */
  private void events(Quota into, String table, Axis axis, List<@Nullable Long> effective) {
    Tally tally = tally(table);
    for (Long at : effective) {
      if (at != null && into.into().follows(axis, at)) {
        tally.duplicate();
      } else {
        tally.rejected();
      }
    }
  }

  private void blocks(QuotaImport into, OldBlocks blocks) {
    Tally tally = tally(OldBlocks.TABLE);
    blocks
        .ends()
        .forEach((key, end) -> {
          MeteredUsage usage = blocks.usage(key);
          if (usage == null) {
            tally.rejected();
          } else {
            tally.count(into.block(end, usage));
          }
        });
  }

  private void costs(QuotaImport into, List<OldRow> rows) {
    Tally tally = tally(OldContent.COSTS);
    for (OldRow row : rows) {
      Long captured = row.instant("captured_at_utc");
      Long from = first(row.instant("range_start_iso"), row.instant("week_start_at"));
      Long to = first(row.instant("range_end_iso"), row.instant("week_end_at"));
      String first = row.text("week_start_date");
      String last = row.text("week_end_date");
      Money cost = row.money("cost_usd");
      if (captured == null
          || from == null
          || to == null
          || first == null
          || last == null
          || cost == null) {
        tally.rejected();
        continue;
      }
      String mode = row.text("mode");
      PeriodCost stored =
          new PeriodCost(
              0,
              0,
              first,
              last,
              captured,
              from,
              Math.min(to, captured),
              cost,
              mode == null ? "auto" : mode,
              row.text("project"));
      tally.count(into.cost(stored, row.instant("week_end_at")));
    }
  }

  private static @Nullable Long first(@Nullable Long one, @Nullable Long other) {
    return one == null ? other : one;
  }

  private void milestones(
      Quota into, String table, Axis axis, List<OldMilestones.@Nullable Told> all) {
    Tally tally = tally(table);
    QuotaWindow window = OldMilestones.window(vendors.windows(), into.series(), axis);
    for (OldMilestones.Told one : all) {
      if (one == null) {
        tally.rejected();
        continue;
      }
      QuotaImport.Outcome outcome = into.into().milestone(one.crossing());
      Long told = one.alerted();
      if (told != null && window != null) {
        Latch latch = one.latch(into.owner(), into.series(), window, into.into(), told);
        boolean added = latches.add(latch) == LatchImport.Outcome.ADDED;
        // That it was told is worth knowing, even of a window that nothing else tells of.
        outcome =
            added
                ? QuotaImport.Outcome.ADDED
                : outcome == QuotaImport.Outcome.REFUSED ? QuotaImport.Outcome.SAME : outcome;
      }
      tally.count(outcome);
    }
  }

  private void latches(String table, List<OldRow> rows, Function<OldRow, List<Latch>> meaning) {
    Tally tally = tally(table);
    for (OldRow row : rows) {
      List<Latch> all = meaning.apply(row);
      if (all.isEmpty()) {
        tally.rejected();
        continue;
      }
      tally.count(latches.add(all.getFirst()));
      all.subList(1, all.size()).forEach(latches::add);
    }
  }
}

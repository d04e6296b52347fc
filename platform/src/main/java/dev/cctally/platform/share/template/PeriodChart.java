package dev.cctally.platform.share.template;

import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.VendorReport;
import dev.cctally.platform.share.ShareChart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Bars over time, with gaps where nothing was used: by vendor, by model, or of one kind.
 *
 * @param context what the document is made with
 * @param granularity the period of a bar
 * @param byVendor whether each vendor is a series
 */
record PeriodChart(ShareContext context, Granularity granularity, boolean byVendor) {
  /** More colours than these are hard to tell apart. */
  private static final int MOST_SERIES = 6;

  /** Beyond this, gaps would leave nothing to see of the bars. */
  private static final int MOST_SLOTS = 1_000;

  private static final String OTHER = "Other";

  ShareChart of(Part<BucketRow> part) {
    List<LocalDate> slots = slots(part);
    boolean years = slots.getFirst().getYear() != slots.getLast().getYear();
    Map<String, Map<LocalDate, Long>> byName = new LinkedHashMap<>();
    for (VendorReport<BucketRow> row : part.rows()) {
      BucketRow bucket = row.report();
      if (byVendor) {
        add(byName, context.vendor(row.vendorId()), bucket.start(), measured(bucket));
      } else if (context.breakdown()) {
        for (ModelUsage model : bucket.models()) {
          String name = context.model(row.vendorId(), model.model());
          add(byName, name, bucket.start(), context.measure().of(model.figures()));
        }
      } else {
        add(byName, context.noun(), bucket.start(), measured(bucket));
      }
    }
    List<ShareChart.Series> series = new ArrayList<>();
    few(byName)
        .forEach((name, amounts) ->
            series.add(
                new ShareChart.Series(
                    name, slots.stream().map(slot -> amounts.getOrDefault(slot, 0L)).toList())));
    return new ShareChart.Timeline(
        context.noun() + " per " + Periods.noun(granularity) + part.suffix(),
        context.measure(),
        slots.stream().map(slot -> Periods.tick(granularity, slot, years)).toList(),
        series);
  }

  private long measured(BucketRow row) {
    return context.measure().of(row.figures());
  }

  private static void add(
      Map<String, Map<LocalDate, Long>> byName, String name, LocalDate slot, long amount) {
    byName.computeIfAbsent(name, _ -> new HashMap<>()).merge(slot, amount, Math::addExact);
  }

  private List<LocalDate> slots(Part<BucketRow> part) {
    Set<LocalDate> used = new TreeSet<>();
    part.rows().forEach(row -> used.add(row.report().start()));
    List<LocalDate> starts = List.copyOf(used);
    List<LocalDate> slots = new ArrayList<>();
    LocalDate last = starts.getLast();
    for (LocalDate slot = starts.getFirst();
        !slot.isAfter(last);
        slot = Periods.plus(granularity, slot, 1)) {
      slots.add(slot);
      if (slots.size() > MOST_SLOTS) {
        return starts;
      }
    }
    return slots.containsAll(used) ? slots : starts;
  }

  /** The largest series by name, and one for what the others add up to. */
  private static Map<String, Map<LocalDate, Long>> few(Map<String, Map<LocalDate, Long>> byName) {
    List<String> names = new ArrayList<>(byName.keySet());
    names.sort(
        Comparator.comparingLong((String name) -> sum(byName.getOrDefault(name, Map.of())))
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    Map<String, Map<LocalDate, Long>> few = new LinkedHashMap<>();
    for (String name : names) {
      boolean own = names.size() <= MOST_SERIES || few.size() < MOST_SERIES - 1;
      byName
          .getOrDefault(name, Map.of())
          .forEach((slot, amount) -> add(few, own ? name : OTHER, slot, amount));
    }
    return few;
  }

  private static long sum(Map<LocalDate, Long> amounts) {
    long sum = 0;
    for (long amount : amounts.values()) {
      sum = Math.addExact(sum, amount);
    }
    return sum;
  }
}

package dev.cctally.platform.report.cache;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.time.EpochMicros;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Rows by day. Asks the calendar once a day as long as cells come roughly in order. */
final class DayGroups implements Groups {
  private final TreeMap<LocalDate, CacheSums> days = new TreeMap<>();
  private final ZoneId zone;
  private long startMicros;
  private long endMicros;
  private CacheSums current = new CacheSums();

  DayGroups(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public CacheSums of(UsageCell cell) {
    long at = cell.bucketMicros();
    if (at < startMicros || at >= endMicros) {
      LocalDate day = EpochMicros.dayOf(at, zone);
      startMicros = EpochMicros.startOfDay(day, zone);
      endMicros = EpochMicros.startOfDay(day.plusDays(1), zone);
      current = days.computeIfAbsent(day, _ -> new CacheSums());
    }
    return current;
  }

  @Override
  public List<Group> finished() {
    List<Group> groups = new ArrayList<>(days.size());
    days.forEach((day, sums) -> groups.add(new Group(new CacheKey.Day(day), sums)));
    return groups;
  }
}

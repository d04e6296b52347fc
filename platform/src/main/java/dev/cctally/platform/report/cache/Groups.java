package dev.cctally.platform.report.cache;

import dev.cctally.platform.ingest.UsageCell;
import java.util.List;

/** Finds the sums a cell belongs to. */
interface Groups {
  /** The sums of the cell's row. */
  CacheSums of(UsageCell cell);

  /** What has come together: the rows by day or last use ascending, then by session. */
  List<Group> finished();

  /**
   * A row in the making.
   *
   * @param key what it stands for
   * @param sums its sums
   */
  record Group(CacheKey key, CacheSums sums) {}
}

package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code meta}: facts about a vendor's part of the store. */
final class MetaTable {
  private static final String COMPLETE = "complete.";
  private static final String SETTLED = "settled.";
  // Has a new name whenever sums are divided by something new, so that older ones are made again.
  private static final String THRESHOLDS = "cells.";

  private final SqlDatabase database;

  MetaTable(SqlDatabase database) {
    this.database = database;
  }

  /**
   * Whether duplicates are resolved and sums are right. If not, a bulk read is under way or was cut
   * off, and nothing may be reported.
   */
  boolean complete(String vendorId) {
    return get(COMPLETE + vendorId) != null;
  }

  void complete(String vendorId, boolean value) {
    set(COMPLETE + vendorId, value ? "1" : null);
  }

  /** The prompt sizes by which stored rows are sorted into tiers, as text. */
  @Nullable String thresholds(String vendorId) {
    return get(THRESHOLDS + vendorId);
  }

  /** The same as numbers. */
  List<Long> thresholdList(String vendorId) {
    String text = thresholds(vendorId);
    if (text == null || text.length() <= 2) {
      return List.of();
    }
    List<Long> list = new ArrayList<>();
    for (String number : text.substring(1, text.length() - 1).split(", ", -1)) {
      list.add(Long.parseLong(number));
    }
    return list;
  }

  void thresholds(String vendorId, String value) {
    set(THRESHOLDS + vendorId, value);
  }

  /** What the disk looked like after the last whole sync, or {@code null}. */
  @Nullable Settled settled(String vendorId) {
    String text = get(SETTLED + vendorId);
    if (text == null) {
      return null;
    }
    String[] part = text.split(" ", -1);
    return new Settled(Long.parseLong(part[0]), Long.parseLong(part[1]), Integer.parseInt(part[2]));
  }

  void settled(String vendorId, @Nullable Settled settled) {
    set(
        SETTLED + vendorId,
        settled == null
            ? null
            : settled.diskState() + " " + settled.untilMillis() + " " + settled.missing());
  }

  /**
   * That nothing is to do while the disk looks the same.
   *
   * @param diskState see {@link DiskState}
   * @param untilMillis when a file becomes so old that its last line counts without a line end
   * @param missing files the vendor has deleted
   */
  record Settled(long diskState, long untilMillis, int missing) {}

  private @Nullable String get(String key) {
    try (SqlStatement statement = database.prepare("SELECT value FROM meta WHERE key = ?")) {
      statement.set(1, key);
      try (SqlRows rows = statement.query()) {
        return rows.next() ? rows.text(0) : null;
      }
    }
  }

  private void set(String key, @Nullable String value) {
    if (value == null) {
      database.update("DELETE FROM meta WHERE key = ?", key);
    } else {
      database.update("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", key, value);
    }
  }
}

package dev.cctally.platform.quota;

import dev.cctally.platform.store.Migration;
import java.util.List;

/** The tables of quota history. All of them belong to this package. */
public final class QuotaSchema {
  /** The first shape. */
  public static final Migration FIRST =
      new Migration(
          "001_quota",
          List.of(
              """
              CREATE TABLE quota_series (
                id        INTEGER PRIMARY KEY,
                vendor    TEXT NOT NULL,
                account   TEXT NOT NULL,
                name      TEXT NOT NULL,
                period_us INTEGER NOT NULL,
                block_us  INTEGER NOT NULL,
                UNIQUE (vendor, account, name)
              ) STRICT
              """,
              // A period by its end. `key` is the UTC day it starts on; after a reset to another
              // hour of the same day two periods share it. `zero_*` is set while a single reading
              // of zero waits to be confirmed, see PeriodJudge.
              """
              CREATE TABLE quota_period (
                id            INTEGER PRIMARY KEY,
                series        INTEGER NOT NULL,
                key           TEXT NOT NULL,
                start_us      INTEGER NOT NULL,
                end_us        INTEGER NOT NULL,
                zero_baseline REAL,
                zero_at_us    INTEGER,
                UNIQUE (series, end_us)
              ) STRICT
              """,
              // Every reading that changed anything, never deleted. `stated_*` is what was said;
              // `percent` and `block_percent` what counts. `standing` see Standing; a segment is
              // the event that opened it, 0 before any.
              """
              CREATE TABLE quota_reading (
                id             INTEGER PRIMARY KEY,
                series         INTEGER NOT NULL,
                at_us          INTEGER NOT NULL,
                standing       INTEGER NOT NULL,
                period         INTEGER,
                segment        INTEGER NOT NULL,
                percent        REAL,
                stated_end_us  INTEGER,
                block_key      INTEGER,
                block_segment  INTEGER NOT NULL,
                block_percent  REAL,
                stated_block   REAL,
                stated_block_end_us INTEGER,
                source         TEXT NOT NULL,
                plan           TEXT
              ) STRICT
              """,
              "CREATE INDEX quota_reading_time ON quota_reading (series, at_us, id)",
              "CREATE INDEX quota_reading_period ON quota_reading (period, segment, standing,"
                  + " percent)",
              "CREATE INDEX quota_reading_block ON quota_reading (series, block_key, at_us)",
              // Axis 0: the period that begins anew; 1: the block. In place means that the window
              // kept its end.
              """
              CREATE TABLE quota_event (
                id           INTEGER PRIMARY KEY,
                series       INTEGER NOT NULL,
                axis         INTEGER NOT NULL,
                period       INTEGER,
                block_key    INTEGER,
                in_place     INTEGER NOT NULL,
                old_end_us   INTEGER NOT NULL,
                new_end_us   INTEGER NOT NULL,
                effective_us INTEGER NOT NULL,
                detected_us  INTEGER NOT NULL,
                prior        REAL,
                post         REAL NOT NULL,
                prior_reading INTEGER NOT NULL,
                UNIQUE (series, axis, prior_reading)
              ) STRICT
              """,
              // `usage_us` is the moment up to which usage was summed.
              """
              CREATE TABLE quota_block (
                series        INTEGER NOT NULL,
                key           INTEGER NOT NULL,
                reset_us      INTEGER NOT NULL,
                start_us      INTEGER NOT NULL,
                first_us      INTEGER NOT NULL,
                last_us       INTEGER NOT NULL,
                percent       REAL NOT NULL,
                period_first  REAL,
                period_last   REAL,
                crossed       INTEGER NOT NULL,
                closed        INTEGER NOT NULL,
                input         INTEGER NOT NULL,
                output        INTEGER NOT NULL,
                cache_write   INTEGER NOT NULL,
                cache_read    INTEGER NOT NULL,
                cost_pico     INTEGER NOT NULL,
                usage_us      INTEGER NOT NULL,
                PRIMARY KEY (series, key)
              ) STRICT, WITHOUT ROWID
              """,
              // Kind 0: model; 1: folder.
              """
              CREATE TABLE quota_block_part (
                series      INTEGER NOT NULL,
                key         INTEGER NOT NULL,
                kind        INTEGER NOT NULL,
                name        TEXT NOT NULL,
                input       INTEGER NOT NULL,
                output      INTEGER NOT NULL,
                cache_write INTEGER NOT NULL,
                cache_read  INTEGER NOT NULL,
                cost_pico   INTEGER NOT NULL,
                entries     INTEGER NOT NULL,
                PRIMARY KEY (series, key, kind, name)
              ) STRICT, WITHOUT ROWID
              """,
              // Written once, never changed but for `alerted_us`. `window_id` is a period's id or a
              // block's key.
              """
              CREATE TABLE quota_milestone (
                id            INTEGER PRIMARY KEY,
                series        INTEGER NOT NULL,
                axis          INTEGER NOT NULL,
                window_id     INTEGER NOT NULL,
                segment       INTEGER NOT NULL,
                threshold     INTEGER NOT NULL,
                captured_us   INTEGER NOT NULL,
                cost_pico     INTEGER NOT NULL,
                marginal_pico INTEGER,
                input         INTEGER NOT NULL,
                output        INTEGER NOT NULL,
                cache_write   INTEGER NOT NULL,
                cache_read    INTEGER NOT NULL,
                other_percent REAL,
                reading       INTEGER NOT NULL,
                cost_row      INTEGER NOT NULL,
                alerted_us    INTEGER,
                UNIQUE (series, axis, window_id, segment, threshold)
              ) STRICT
              """,
              // What periods had cost when it was worked out. Added to, never changed.
              """
              CREATE TABLE quota_cost (
                id          INTEGER PRIMARY KEY,
                series      INTEGER NOT NULL,
                period      INTEGER,
                key         TEXT NOT NULL,
                end_key     TEXT NOT NULL,
                captured_us INTEGER NOT NULL,
                from_us     INTEGER NOT NULL,
                to_us       INTEGER NOT NULL,
                cost_pico   INTEGER NOT NULL,
                mode        TEXT NOT NULL,
                project     TEXT
              ) STRICT
              """,
              "CREATE INDEX quota_cost_time ON quota_cost (series, captured_us)"));

  /**
   * The latest reading of a period is found at once, however many there are; so are the events of a
   * period or block.
   */
  public static final Migration ORDERED =
      new Migration(
          "002_reading_order",
          List.of(
              "CREATE INDEX quota_reading_latest ON quota_reading (period, at_us, id)"
                  + " WHERE standing = 1",
              "CREATE INDEX quota_event_period ON quota_event (period, detected_us, id)",
              "CREATE INDEX quota_event_block ON quota_event (series, block_key, detected_us, id)"
                  + " WHERE axis = 1",
              "CREATE INDEX quota_event_moved ON quota_event (series, old_end_us, new_end_us)"
                  + " WHERE axis = 0"));

  /** Every step, in order. */
  public static final List<Migration> ALL = List.of(FIRST, ORDERED);

  private QuotaSchema() {}
}

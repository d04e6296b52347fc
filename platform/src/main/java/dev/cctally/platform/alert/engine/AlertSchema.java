package dev.cctally.platform.alert.engine;

import dev.cctally.platform.quota.QuotaSchema;
import dev.cctally.platform.store.Migration;
import java.util.List;
import java.util.stream.Stream;

/** The tables of alerts. All of them belong to this package. */
public final class AlertSchema {
  /** The first shape. */
  public static final Migration FIRST =
      new Migration(
          "003_alerts",
          List.of(
              // One row for each crossing, never deleted and never taken back. `state` 0: noticed
              // when a budget was set, never told; 1: told, or about to be. `subject` is a project
              // or an account; `win` the window's first day or instant; `status` what came of
              // telling, null until that is known.
              """
              CREATE TABLE alert_latch (
                id              INTEGER PRIMARY KEY,
                axis            TEXT NOT NULL,
                vendor          TEXT NOT NULL,
                subject         TEXT NOT NULL,
                metric          TEXT NOT NULL,
                period          TEXT NOT NULL,
                win             TEXT NOT NULL,
                segment         INTEGER NOT NULL,
                threshold       INTEGER NOT NULL,
                state           INTEGER NOT NULL,
                crossed_us      INTEGER NOT NULL,
                alerted_us      INTEGER NOT NULL,
                window_start_us INTEGER NOT NULL,
                label           TEXT NOT NULL,
                amount          REAL,
                spent_pico      INTEGER,
                value           REAL,
                model           TEXT,
                dispatched_us   INTEGER,
                status          TEXT,
                UNIQUE (axis, vendor, subject, metric, period, win, segment, threshold)
              ) STRICT
              """,
              // The settings a budget was last looked at with, so that a change is noticed whoever
              // made it.
              """
              CREATE TABLE alert_basis (
                subject  TEXT PRIMARY KEY NOT NULL,
                settings TEXT NOT NULL
              ) STRICT, WITHOUT ROWID
              """,
              // Up to which milestone of a quota series was looked at.
              """
              CREATE TABLE alert_mark (
                series    TEXT PRIMARY KEY NOT NULL,
                milestone INTEGER NOT NULL
              ) STRICT, WITHOUT ROWID
              """));

  /** Every step of the history file, in order. */
  public static final List<Migration> HISTORY =
      Stream.concat(QuotaSchema.ALL.stream(), Stream.of(FIRST)).toList();

  private AlertSchema() {}
}

package dev.cctally.platform.report;

import static dev.cctally.platform.report.Entries.tokens;
import static dev.cctally.platform.report.ListPrices.HK;
import static dev.cctally.platform.report.ListPrices.OP;
import static dev.cctally.platform.report.ListPrices.OP6;
import static dev.cctally.platform.report.ListPrices.SON;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.quota.WeekReading;
import dev.cctally.platform.quota.WeeklyRecord;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.period.TimeWindow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The worked examples F1 and F2 with the published figures: the replayed response counts, and where
 * the vendor bills more today, the published cost stands as if it had been written down. So what is
 * calculated from costs can be compared to the last published digit.
 */
final class ReferenceExample {
  /** Up to 2026-05-18T15:00Z. */
  static final TimeWindow W1 = week("2026-05-11T15:00:00Z", "2026-05-18T15:00:00Z");

  /** The current week. */
  static final TimeWindow W2 = week("2026-05-18T15:00:00Z", "2026-05-25T15:00:00Z");

  /** What is recorded about both. */
  static final WeeklyRecord QUOTA =
      new WeeklyRecord(
          List.of(
              reading("2026-05-12T10:00:00Z", W1, 5.0),
              reading("2026-05-18T09:15:00Z", W1, 8.0),
              reading("2026-05-19T10:06:00Z", W2, 30.0),
              reading("2026-05-20T11:08:00Z", W2, 42.5)),
          List.of());

  private ReferenceExample() {}

  private static TimeWindow week(String start, String end) {
    return new TimeWindow(Instant.parse(start), Instant.parse(end));
  }

  private static WeekReading reading(String at, TimeWindow week, double percent) {
    return new WeekReading(Instant.parse(at), week, percent);
  }

  static List<UsageEntry> entries(Path root) {
    Entries list = new Entries();
    String alpha = root + "/alpha/app";
    SessionRef main = list.session("S1", alpha, "/logs/-R-alpha-app/S1.jsonl");
    SessionRef agent = list.session("S1", alpha, "/logs/-R-alpha-app/S1/subagents/agent.jsonl");
    SessionRef second = list.session("S2", alpha, "/logs/-R-alpha-app/S2.jsonl");
    SessionRef resumed = list.session("S2", root + "/beta/app", "/logs/-R-beta-app/S2-r.jsonl");
    SessionRef third = list.session("S3", root + "/lib", "/logs/-R-lib/S3.jsonl");
    SessionRef fourth =
        list.session("S4", root + "/nogit/scratch", "/logs/-R-nogit-scratch/S4.jsonl");
    SessionRef fifth = list.session("S5", "/gone/proj/dir", "/logs/-gone-proj-dir/S5.jsonl");
    TokenCounts asked = new TokenCounts(100, 5000, 1000, 0, 200, 0);
    return list.add("2026-05-18T09:10:05.250Z", main, SON, asked)
        .add("2026-05-18T09:10:05.250Z", agent, SON, asked)
        .add(
            "2026-05-18T23:30:00Z",
            main,
            OP,
            new TokenCounts(2000, 20000, 3000, 0, 500, 0),
            SpeedTier.UNSPECIFIED,
            "0.05125")
        .add("2026-05-18T09:12:00Z", agent, HK, new TokenCounts(50, 700, 0, 0, 80, 0))
        .add("2026-05-19T10:00:00Z", second, SON, tokens(10, 20))
        .add(
            "2026-05-19T10:05:00Z",
            second,
            SON,
            new TokenCounts(300000, 250000, 0, 0, 1000, 0),
            SpeedTier.UNSPECIFIED,
            "1.305")
        .add("2026-05-20T08:00:00.500Z", resumed, OP, tokens(1000, 1000))
        .add("2026-05-20T11:00:00Z", third, HK, tokens(7, 11))
        .add("2026-05-20T11:00:00Z", third, HK, tokens(7, 11))
        .add("2026-05-20T11:05:00Z", third, SON, tokens(100, 100), SpeedTier.UNSPECIFIED, "0.5")
        .add("2026-05-20T11:06:00Z", third, OP6, tokens(1000, 1000), SpeedTier.FAST, "0.03")
        .add("2026-05-20T11:07:00Z", third, "claude-zeta-9", tokens(1000, 1000))
        .add("2026-04-30T23:59:59.999Z", fourth, HK, tokens(1000, 1000))
        .add("2026-05-01T00:00:00Z", fifth, HK, tokens(500, 500))
        .all();
  }
}

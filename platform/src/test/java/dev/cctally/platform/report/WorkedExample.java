package dev.cctally.platform.report;

import static dev.cctally.platform.report.Entries.tokens;
import static dev.cctally.platform.report.ListPrices.HK;
import static dev.cctally.platform.report.ListPrices.OP;
import static dev.cctally.platform.report.ListPrices.OP6;
import static dev.cctally.platform.report.ListPrices.SON;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The worked example F1: what is left of its log lines once repeated responses and the replay of a
 * response in a side chain count once.
 */
final class WorkedExample {
  static final String S1 = "11111111-1111-4111-8111-111111111111";
  static final String S2 = "22222222-2222-4222-8222-222222222222";
  static final String S3 = "33333333-3333-4333-8333-333333333333";
  static final String S4 = "44444444-4444-4444-8444-444444444444";
  static final String S5 = "55555555-5555-4555-8555-555555555555";
  static final String ALPHA_S2 = "/logs/-R-alpha-app/" + S2 + ".jsonl";
  static final String BETA_S2 = "/logs/-R-beta-app/" + S2 + "-r.jsonl";

  private WorkedExample() {}

  static void makeFolders(Path root) throws IOException {
    Files.createDirectories(root.resolve("alpha/app/.git"));
    Files.createDirectories(root.resolve("beta/app/.git"));
    Files.createDirectories(root.resolve("lib/.git"));
    Files.createDirectories(root.resolve("nogit/scratch"));
  }

  static List<UsageEntry> entries(Path root) {
    Entries list = new Entries();
    String alpha = root + "/alpha/app";
    SessionRef main = list.session(S1, alpha, "/logs/-R-alpha-app/" + S1 + ".jsonl");
    SessionRef agent =
        list.session(S1, alpha, "/logs/-R-alpha-app/" + S1 + "/subagents/agent-a1b2c3.jsonl");
    SessionRef second = list.session(S2, alpha, ALPHA_S2);
    SessionRef resumed = list.session(S2, root + "/beta/app", BETA_S2);
    SessionRef third = list.session(S3, root + "/lib", "/logs/-R-lib/" + S3 + ".jsonl");
    SessionRef fourth =
        list.session(S4, root + "/nogit/scratch", "/logs/-R-nogit-scratch/" + S4 + ".jsonl");
    SessionRef fifth = list.session(S5, "/gone/proj/dir", "/logs/-gone-proj-dir/" + S5 + ".jsonl");
    return list.add(
            "2026-05-18T09:10:05.250Z",
            main,
            SON,
            new TokenCounts(100, 5000, 1000, 0, 200, 0),
            SpeedTier.STANDARD,
            null)
        .add("2026-05-18T23:30:00Z", main, OP, new TokenCounts(2000, 20000, 1000, 2000, 500, 0))
        .add("2026-05-18T09:12:00Z", agent, HK, new TokenCounts(50, 700, 0, 0, 80, 0))
        .add("2026-05-19T10:00:00Z", second, SON, tokens(10, 20))
        .add("2026-05-19T10:05:00Z", second, SON, new TokenCounts(300000, 250000, 0, 0, 1000, 0))
        .add("2026-05-20T08:00:00.500Z", resumed, OP, tokens(1000, 1000))
        .add("2026-05-20T11:00:00Z", third, HK, tokens(7, 11))
        .add("2026-05-20T11:00:00Z", third, HK, tokens(7, 11))
        .add("2026-05-20T11:05:00Z", third, SON, tokens(100, 100), SpeedTier.UNSPECIFIED, "0.5")
        .add("2026-05-20T11:06:00Z", third, OP6, tokens(1000, 1000), SpeedTier.FAST, null)
        .add("2026-05-20T11:07:00Z", third, "claude-zeta-9", tokens(1000, 1000))
        .add("2026-04-30T23:59:59.999Z", fourth, HK, tokens(1000, 1000))
        .add("2026-05-01T00:00:00Z", fifth, HK, tokens(500, 500))
        .all();
  }
}

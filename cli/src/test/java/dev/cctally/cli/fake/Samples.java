package dev.cctally.cli.fake;

import dev.cctally.platform.project.Project;
import dev.cctally.platform.report.BucketReport;
import dev.cctally.platform.report.BucketRow;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.PriceStatus;
import dev.cctally.platform.report.ProjectBucketReport;
import dev.cctally.platform.report.ProjectBuckets;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.SessionRow;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reports to show: those of the published worked example, and larger ones. */
public final class Samples {
  public static final String SON = "claude-sonnet-4-5-20250929";
  public static final String OP = "claude-opus-4-5-20251101";
  public static final String HK = "claude-haiku-4-5-20251001";
  public static final String FAST = "claude-opus-4-6-fast";
  public static final String ZETA = "claude-zeta-9";

  private Samples() {}

  /** A model's usage; tokens are input, output, cache writes, cache reads. */
  public static ModelUsage model(
      String name, long input, long output, long write, long read, String dollars) {
    return new ModelUsage(
        name,
        figures(input, output, write, read, dollars),
        name.equals(ZETA) ? PriceStatus.UNPRICED : PriceStatus.PRICED);
  }

  /** Figures of one response. */
  public static Figures figures(long input, long output, long write, long read, String dollars) {
    return new Figures(
        1,
        new TokenCounts(input, read, write, 0, output, 0),
        Money.ofDollars(new BigDecimal(dollars)));
  }

  private static Figures sum(List<ModelUsage> models) {
    Figures sum = Figures.ZERO;
    for (ModelUsage model : models) {
      sum = sum.plus(model.figures());
    }
    return sum;
  }

  private static Figures total(List<BucketRow> rows) {
    Figures sum = Figures.ZERO;
    for (BucketRow row : rows) {
      sum = sum.plus(row.figures());
    }
    return sum;
  }

  private static BucketRow row(String date, List<String> used, ModelUsage... models) {
    return new BucketRow(LocalDate.parse(date), sum(List.of(models)), used, List.of(models));
  }

  /** No usage. */
  public static BucketReport emptyBuckets(Granularity granularity) {
    return new BucketReport(granularity, List.of(), Figures.ZERO, List.of());
  }

  /** No usage. */
  public static ProjectBucketReport emptyProjects() {
    return new ProjectBucketReport(Granularity.DAY, List.of(), Figures.ZERO, List.of());
  }

  /** No usage. */
  public static SessionReport emptySessions() {
    return new SessionReport(List.of(), Figures.ZERO, List.of());
  }

  /** The worked example by day. */
  public static BucketReport daily() {
    List<BucketRow> rows =
        List.of(
            row("2026-04-30", List.of(HK), model(HK, 1000, 1000, 0, 0, "0.006")),
            row("2026-05-01", List.of(HK), model(HK, 500, 500, 0, 0, "0.003")),
            row(
                "2026-05-18",
                List.of(SON, HK, OP),
                model(OP, 2000, 500, 3000, 20000, "0.05125"),
                model(SON, 200, 400, 2000, 10000, "0.0171"),
                model(HK, 50, 80, 0, 700, "0.00052")),
            row("2026-05-19", List.of(SON), model(SON, 300010, 1020, 0, 250000, "1.30533")),
            row(
                "2026-05-20",
                List.of(OP, HK, SON, FAST, ZETA),
                model(SON, 100, 100, 0, 0, "0.5"),
                model(OP, 1000, 1000, 0, 0, "0.03"),
                model(FAST, 1000, 1000, 0, 0, "0.03"),
                model(HK, 14, 22, 0, 0, "0.000124"),
                model(ZETA, 1000, 1000, 0, 0, "0")));
    return new BucketReport(Granularity.DAY, rows, total(rows), List.of(ZETA));
  }

  /** A heavy user's month, to see large numbers. */
  public static BucketReport heavy(Granularity granularity) {
    List<BucketRow> rows = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      LocalDate start =
          granularity == Granularity.MONTH
              ? LocalDate.of(2025, 12, 1).plusMonths(i)
              : LocalDate.of(2026, 5, 15).plusDays(i);
      long n = 1 + i * 37L % 11;
      List<ModelUsage> models =
          List.of(
              model(OP, 12_345 * n, 1_234_567 * n, 3_456_789 * n, 123_456_789 * n, 61 * n + ".25"),
              model(SON, 4_321 * n, 345_678 * n, 456_789 * n, 23_456_789 * n, 7 * n + ".131"));
      rows.add(new BucketRow(start, sum(models), List.of(OP, SON), models));
    }
    return new BucketReport(granularity, rows, total(rows), List.of());
  }

  /** The worked example by project, with names that are hard to measure. */
  public static ProjectBucketReport projects() {
    List<ProjectBuckets> projects =
        List.of(
            project(
                "app",
                "app (alpha)",
                "/r/alpha/app",
                row(
                    "2026-05-18",
                    List.of(SON, OP),
                    model(OP, 2000, 500, 3000, 20000, "0.05125"),
                    model(SON, 250, 480, 2000, 10700, "0.01762")),
                row("2026-05-19", List.of(SON), model(SON, 300010, 1020, 0, 250000, "1.30533"))),
            project(
                "日本語の名前",
                "日本語の名前",
                "/r/日本語の名前",
                row(
                    "2026-05-20",
                    List.of(SON, ZETA),
                    model(SON, 100, 100, 0, 0, "0.530124"),
                    model(ZETA, 1000, 1000, 0, 0, "0"))),
            project(
                "app",
                "app (beta)",
                "/r/beta/app",
                row("2026-05-20", List.of(OP), model(OP, 1000, 1000, 0, 0, "0.03"))));
    Figures totals = Figures.ZERO;
    for (ProjectBuckets project : projects) {
      totals = totals.plus(project.totals());
    }
    return new ProjectBucketReport(Granularity.DAY, projects, totals, List.of(ZETA));
  }

  private static ProjectBuckets project(
      String displayKey, String label, String root, BucketRow... rows) {
    return new ProjectBuckets(
        new Project(root, displayKey, root, false), label, List.of(rows), total(List.of(rows)));
  }

  /** Two sessions of the worked example. */
  public static SessionReport sessions() {
    List<ModelUsage> first = List.of(model(HK, 1000, 1000, 0, 0, "0.006"));
    List<ModelUsage> second =
        List.of(
            model(SON, 300010, 1020, 0, 250000, "1.30533"), model(OP, 1000, 1000, 0, 0, "0.03"));
    List<SessionRow> rows =
        List.of(
            new SessionRow(
                "44444444-4444-4444-8444-444444444444",
                null,
                "/home/ada/nogit/scratch",
                List.of("/home/ada/.claude/projects/-R-nogit-scratch/S4.jsonl"),
                micros("2026-04-30T23:59:59.999Z"),
                micros("2026-04-30T23:59:59.999Z"),
                sum(first),
                List.of(HK),
                first),
            new SessionRow(
                "22222222-2222-4222-8222-222222222222",
                null,
                "/srv/work/customers/a-long-folder-name/beta/app",
                List.of("/p/-R-alpha-app/S2.jsonl", "/p/-R-beta-app/S2-r.jsonl"),
                micros("2026-05-19T10:00:00Z"),
                micros("2026-05-20T08:00:00.500Z"),
                sum(second),
                List.of(SON, OP),
                second));
    return new SessionReport(rows, rows.get(0).figures().plus(rows.get(1).figures()), List.of());
  }

  private static long micros(String instant) {
    Instant at = Instant.parse(instant);
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
  }
}

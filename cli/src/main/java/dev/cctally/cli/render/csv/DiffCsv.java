package dev.cctally.cli.render.csv;

import dev.cctally.cli.render.DiffJson;
import dev.cctally.cli.render.Rounded;
import dev.cctally.platform.report.diff.DiffPart;
import dev.cctally.platform.report.diff.DiffReport;
import dev.cctally.platform.report.diff.DiffRow;
import dev.cctally.platform.report.diff.DiffSection;
import dev.cctally.platform.report.diff.DiffSide;
import dev.cctally.spi.model.TokenCounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Two windows compared, as comma-separated values: the rows of all parts, each with its part. */
public final class DiffCsv {
  private DiffCsv() {}

  private record Line(DiffPart part, DiffRow row) {}

  /**
   * {@return the report}
   *
   * @param report the report
   * @param cost whether there are columns about cost
   */
  public static String of(DiffReport report, boolean cost) {
    Csv<Line> csv = new Csv<>();
    csv.text("section", line -> line.part().word())
        .text("label", line -> line.row().label())
        .text("status", line -> line.row().status().name().toLowerCase(Locale.ROOT));
    if (cost) {
      csv.number("aCostUsd", line -> dollars(line.row().a()))
          .number("bCostUsd", line -> dollars(line.row().b()))
          .number("deltaCostUsd", line -> Rounded.of(line.row().dollars(), DiffJson.DOLLARS));
    }
    tokens(csv, "InputTokens", TokenCounts::input, true);
    tokens(csv, "OutputTokens", TokenCounts::output, false);
    tokens(csv, "CacheReadTokens", TokenCounts::cacheRead, true);
    tokens(csv, "CacheWriteTokens", TokenCounts::cacheWrite, true);
    csv.number("aCacheHitPercent", line -> hits(line.row().a()))
        .number("bCacheHitPercent", line -> hits(line.row().b()))
        .number("aUsedPercent", line -> used(line.row().a()))
        .number("bUsedPercent", line -> used(line.row().b()));
    List<Line> lines = new ArrayList<>();
    for (DiffSection section : report.sections()) {
      section.rows().forEach(row -> lines.add(new Line(section.part(), row)));
    }
    return csv.of(lines);
  }

  /** Output has no meaning in the part about the cache. */
  private static void tokens(
      Csv<Line> csv, String name, ToLongFunction<TokenCounts> count, boolean everywhere) {
    csv.text("a" + name, line -> tokens(line, line.row().a(), count, everywhere))
        .text("b" + name, line -> tokens(line, line.row().b(), count, everywhere));
  }

  private static @Nullable String tokens(
      Line line, @Nullable DiffSide side, ToLongFunction<TokenCounts> count, boolean everywhere) {
    return side == null || (!everywhere && line.part() == DiffPart.CACHE)
        ? null
        : Long.toString(count.applyAsLong(side.figures().tokens()));
  }

  private static @Nullable BigDecimal dollars(@Nullable DiffSide side) {
    return side == null ? null : Rounded.of(side.dollars(), DiffJson.DOLLARS);
  }

  private static @Nullable BigDecimal hits(@Nullable DiffSide side) {
    return side == null ? null : Rounded.orNull(side.cacheHitPercent(), DiffJson.PERCENTS);
  }

  private static @Nullable BigDecimal used(@Nullable DiffSide side) {
    return side == null ? null : Rounded.orNull(side.usedPercent(), DiffJson.PERCENTS);
  }
}

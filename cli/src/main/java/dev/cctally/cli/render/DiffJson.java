package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.report.diff.DiffFilter;
import dev.cctally.platform.report.diff.DiffPart;
import dev.cctally.platform.report.diff.DiffReport;
import dev.cctally.platform.report.diff.DiffRow;
import dev.cctally.platform.report.diff.DiffSection;
import dev.cctally.platform.report.diff.DiffSide;
import dev.cctally.platform.report.diff.DiffWindow;
import dev.cctally.platform.report.diff.QuotaUse;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.TokenCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Two windows compared, as JSON. Dollars have six decimals, percents three. */
public final class DiffJson {
  /** How many decimals dollars have. */
  public static final int DOLLARS = 6;

  /** How many decimals percents have. */
  public static final int PERCENTS = 3;

  private final PrettyJson json = new PrettyJson();
  private final boolean cost;

  private DiffJson(boolean cost) {
    this.cost = cost;
  }

  /**
   * {@return the document}
   *
   * @param report the report
   * @param options what it repeats of the command line
   * @param now when it is made
   * @param cost whether it holds members about cost
   * @param warnings what is wrong with plugins
   */
  public static String of(
      DiffReport report,
      DiffOptions options,
      Instant now,
      boolean cost,
      List<PluginWarning> warnings) {
    return new DiffJson(cost).document(report, options, now, warnings);
  }

  private String document(
      DiffReport report, DiffOptions options, Instant now, List<PluginWarning> warnings) {
    json.object()
        .member("schema_version", 1)
        .member("generated_at", instant(now))
        .member("subcommand", "diff")
        .name("windows")
        .object();
    window("a", report.query().a(), report.usedA());
    window("b", report.query().b(), report.usedB());
    boolean mismatched = report.query().mismatched();
    json.endObject()
        .member("mismatched_length", mismatched)
        .member("normalization", mismatched ? "per-day" : "none");
    options(report.query().filter(), options);
    json.name("sections").array();
    report.sections().forEach(this::section);
    json.endArray();
    new JsonParts(json, cost).appendix(report.unpricedModels(), warnings);
    return json.endObject().document();
  }

  private void window(String letter, DiffWindow window, QuotaUse used) {
    json.name(letter)
        .object()
        .member("label", window.label())
        .member("kind", window.kind().word())
        .member("start_at", instant(window.window().start()))
        .member("end_at", instant(window.window().end()))
        .member("length_days", DiffOptions.days(window))
        .member("week_aligned", window.weekAligned())
        .member("full_weeks_count", window.fullWeeks())
        .member("used_pct_mode", used.mode().word())
        .endObject();
  }

  private void options(DiffFilter filter, DiffOptions options) {
    json.name("options")
        .object()
        .member("allow_mismatch", options.allowMismatch())
        .member("show_all", filter.all())
        .member("min_delta_usd", plain(filter.minDollars()))
        .member("min_delta_pct", plain(filter.minPercent()))
        .member("user_override_threshold", options.ownThreshold())
        .member("sort", options.sort())
        .name("top");
    Integer top = filter.top();
    if (top == null) {
      json.nothing();
    } else {
      json.value(top);
    }
    json.member("sections_requested", options.sections())
        .member("sync_run", options.sync())
        .endObject();
  }

  private void section(DiffSection section) {
    DiffPart part = section.part();
    json.object()
        .member("name", part.word())
        .member("scope", part == DiffPart.CACHE ? "cache-active-entries" : "all")
        .name("rows")
        .array();
    for (DiffRow row : section.rows()) {
      row(row, part == DiffPart.CACHE);
    }
    json.endArray().member("hidden_count", section.hidden()).name("columns").array();
    if (cost) {
      column("cost_usd", "Cost", "usd");
    }
    if (part == DiffPart.OVERALL) {
      column("used_pct", "Used %", "pct");
    }
    column("cache_hit_pct", "Cache %", "pct");
    if (part != DiffPart.CACHE) {
      column("tokens_input", "Input Tokens", "tokens");
    }
    json.endArray().endObject();
  }

  private void column(String field, String header, String format) {
    json.object()
        .member("field", field)
        .member("header", header)
        .member("format", format)
        .member("show_in_overall", true)
        .endObject();
  }

  private void row(DiffRow row, boolean cache) {
    json.object()
        .member("key", row.key())
        .member("label", row.label())
        .member("status", status(row))
        .name("a");
    side(row.a(), cache);
    json.name("b");
    side(row.b(), cache);
    json.name("delta").object();
    if (cost) {
      json.member("cost_usd", Rounded.of(row.dollars(), DOLLARS))
          .member("cost_usd_pct", percent(row.dollarsPercent()));
    }
    delta("tokens_input", row, TokenCounts::input, false);
    delta("tokens_output", row, TokenCounts::output, cache);
    delta("tokens_cache_read", row, TokenCounts::cacheRead, false);
    delta("tokens_cache_write", row, TokenCounts::cacheWrite, false);
    json.member("cache_hit_pct_pp", Rounded.orNull(row.points(DiffSide::cacheHitPercent), PERCENTS))
        .member("used_pct_pp", Rounded.orNull(row.points(DiffSide::usedPercent), PERCENTS))
        .endObject();
    if (cost) {
      json.member("sort_key", plain(row.dollars().abs()));
    }
    json.endObject();
  }

  private void side(@Nullable DiffSide side, boolean cache) {
    if (side == null) {
      json.nothing();
      return;
    }
    TokenCounts tokens = side.figures().tokens();
    json.object();
    if (cost) {
      json.member("cost_usd", Rounded.of(side.dollars(), DOLLARS));
    }
    json.member("tokens_input", tokens.input()).name("tokens_output");
    if (cache) {
      json.nothing();
    } else {
      json.value(tokens.output());
    }
    json.member("tokens_cache_read", tokens.cacheRead())
        .member("tokens_cache_write", tokens.cacheWrite())
        .member("cache_hit_pct", Rounded.orNull(side.cacheHitPercent(), PERCENTS))
        .member("used_pct", Rounded.orNull(side.usedPercent(), PERCENTS))
        .endObject();
  }

  private void delta(String name, DiffRow row, ToLongFunction<TokenCounts> count, boolean leftOut) {
    ToLongFunction<DiffSide> of = side -> count.applyAsLong(side.figures().tokens());
    json.name(name);
    if (leftOut) {
      json.nothing().name(name + "_pct").nothing();
    } else {
      json.value(row.more(of)).member(name + "_pct", percent(row.morePercent(of)));
    }
  }

  private static @Nullable BigDecimal percent(@Nullable BigDecimal number) {
    return number == null ? null : Rounded.of(number, PERCENTS);
  }

  /** All digits there are, as a double has them. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 1 ? stripped.setScale(1) : stripped;
  }

  private static String status(DiffRow row) {
    return switch (row.status()) {
      case NEW -> "new";
      case CHANGED -> "changed";
      case DROPPED -> "dropped";
    };
  }

  private static String instant(Instant instant) {
    return Instants.second(EpochMicros.of(instant));
  }
}

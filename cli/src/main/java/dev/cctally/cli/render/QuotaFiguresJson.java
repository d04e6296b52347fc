package dev.cctally.cli.render;

import dev.cctally.platform.quota.Freshness;
import org.jspecify.annotations.Nullable;

/** A vendor's figures as a document; members stand in the order of the alphabet. */
public final class QuotaFiguresJson {
  private static final int SCHEMA = 1;

  private QuotaFiguresJson() {}

  /**
   * {@return figures that were just fetched}
   *
   * @param figures the figures
   * @param freshness how old they are
   */
  public static String fetched(QuotaFigures figures, Freshness freshness) {
    PrettyJson json = new PrettyJson();
    write(json, figures, freshness);
    return json.document();
  }

  /**
   * {@return that the vendor wants to be left alone, with what was known before}
   *
   * @param figures what was known, or {@code null}
   * @param freshness how old that is, or {@code null}
   * @param reason why nothing was fetched
   */
  public static String limited(
      @Nullable QuotaFigures figures, @Nullable Freshness freshness, String reason) {
    PrettyJson json = new PrettyJson();
    json.object().name("fallback");
    if (figures == null) {
      json.nothing();
    } else {
      write(json, figures, null);
    }
    json.name("freshness");
    if (freshness == null) {
      json.nothing();
    } else {
      age(json, freshness);
    }
    return json.member("reason", reason).member("status", "rate_limited").endObject().document();
  }

  private static void write(PrettyJson json, QuotaFigures figures, @Nullable Freshness freshness) {
    json.object().member("fetched_at", Instants.second(figures.atMicros()));
    window(json, "five_hour", figures.block());
    if (freshness != null) {
      age(json.name("freshness"), freshness);
    }
    json.member("schema_version", SCHEMA);
    window(json, "seven_day", figures.period());
    json.member("source", figures.source()).member("statusline_cache", figures.copy()).endObject();
  }

  private static void window(PrettyJson json, String name, QuotaFigures.@Nullable Figure figure) {
    json.name(name);
    if (figure == null) {
      json.nothing();
      return;
    }
    json.object().member("resets_at", figure.resetsAt()).name("resets_at_epoch");
    Long epoch = figure.resetsEpoch();
    if (epoch == null) {
      json.nothing();
    } else {
      json.value(epoch.longValue());
    }
    json.member("used_percent", figure.percent()).endObject();
  }

  private static void age(PrettyJson json, Freshness freshness) {
    json.object()
        .member("age_seconds", freshness.ageSeconds())
        .member("captured_at", Instants.second(freshness.capturedMicros()))
        .member("label", freshness.label().word())
        .endObject();
  }
}

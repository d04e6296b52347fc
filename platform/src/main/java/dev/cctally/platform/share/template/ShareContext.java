package dev.cctally.platform.share.template;

import dev.cctally.platform.share.Measure;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a document is made with besides the report.
 *
 * @param subject whose usage it is, in front of the title; empty where that goes without saying
 * @param zone the display zone
 * @param now the present
 * @param asked the range that was asked for
 * @param measure what is counted
 * @param breakdown whether each model has a column
 * @param reveal whether projects are called by their real names
 * @param projectAliases other names for revealed projects: display key, git root or path to name
 * @param models what a vendor's model is called: vendor id and model id to name
 * @param vendors what vendors are called, by id
 */
public record ShareContext(
    String subject,
    ZoneId zone,
    Instant now,
    AskedRange asked,
    Measure measure,
    boolean breakdown,
    boolean reveal,
    Map<String, String> projectAliases,
    BiFunction<String, String, String> models,
    Map<String, String> vendors) {
  /** Rejects {@code null} and copies the maps. */
  public ShareContext {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(asked, "asked");
    Objects.requireNonNull(measure, "measure");
    projectAliases = Map.copyOf(projectAliases);
    Objects.requireNonNull(models, "models");
    vendors = Map.copyOf(vendors);
  }

  /**
   * The range a user asked for.
   *
   * @param from its first instant; {@code null} if none was named
   * @param to its last instant; {@code null} if none was named
   */
  public record AskedRange(@Nullable Instant from, @Nullable Instant to) {
    /** Everything up to now. */
    public static final AskedRange EVERYTHING = new AskedRange(null, null);
  }

  /** A model's name; one that is a path is cut to its last part. */
  String model(String vendorId, String model) {
    String name = models.apply(vendorId, model);
    boolean path =
        name.startsWith("/") || name.startsWith("~") || name.startsWith(".") || name.contains("\\");
    if (!path) {
      return name;
    }
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return last.isEmpty() ? "(unnamed)" : last;
  }

  String vendor(String vendorId) {
    return vendors.getOrDefault(vendorId, vendorId);
  }

  /** The title with the subject, if there is one. */
  String titled(String title) {
    return subject.isEmpty()
        ? title
        : subject + " " + title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
  }

  /** The header of the column that shows the measure. */
  String header() {
    return measure == Measure.COST ? "$ Cost" : "Tokens";
  }

  /** The measure in a chart's title. */
  String noun() {
    return measure == Measure.COST ? "Cost" : "Tokens";
  }
}

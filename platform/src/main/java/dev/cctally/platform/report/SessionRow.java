package dev.cctally.platform.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Usage of one session, from all files that hold a part of it.
 *
 * @param sessionId the vendor's id
 * @param home the tool's data folder the id is unique in; {@code null} if it is unique in the
 *     vendor
 * @param projectPath the folder of the file with the latest use that names one, as written; {@code
 *     null} if none does
 * @param sourcePaths the files, ascending
 * @param firstMicros the earliest use in the range: microseconds since 1970-01-01T00:00:00Z
 * @param lastMicros the latest use in the range
 * @param figures the sums
 * @param modelsUsed distinct model names by first use
 * @param models the models by cost descending; ties by first use
 */
public record SessionRow(
    String sessionId,
    @Nullable String home,
    @Nullable String projectPath,
    List<String> sourcePaths,
    long firstMicros,
    long lastMicros,
    Figures figures,
    List<String> modelsUsed,
    List<ModelUsage> models) {
  /** Rejects {@code null}, except for home and project, and copies the lists. */
  public SessionRow {
    Objects.requireNonNull(sessionId, "sessionId");
    sourcePaths = List.copyOf(sourcePaths);
    Objects.requireNonNull(figures, "figures");
    modelsUsed = List.copyOf(modelsUsed);
    models = List.copyOf(models);
  }
}

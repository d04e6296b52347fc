package dev.cctally.platform.report.project;

import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.quota.QuotaWeek;
import dev.cctally.platform.report.SortOrder;
import java.util.List;
import java.util.Objects;

/**
 * What a report by project is asked for.
 *
 * @param vendorId whose usage
 * @param range which instants
 * @param weeks the weeks that share an instant with the range, by time and without gaps; none for
 *     an empty range
 * @param grouping what makes folders one project
 * @param projects if not empty, only projects that match one: a case-insensitive part of the
 *     display key, or of the git root, or of the path if there is no root
 * @param models if not empty, only models whose id contains one, in any case
 * @param sort what projects are ordered by
 * @param order in which direction
 */
public record ProjectQuery(
    String vendorId,
    UsageHistory.Range range,
    List<QuotaWeek> weeks,
    ProjectGrouping grouping,
    List<String> projects,
    List<String> models,
    ProjectSort sort,
    SortOrder order) {
  /** Rejects {@code null} and copies the lists. */
  public ProjectQuery {
    Objects.requireNonNull(vendorId, "vendorId");
    Objects.requireNonNull(range, "range");
    weeks = List.copyOf(weeks);
    Objects.requireNonNull(grouping, "grouping");
    projects = List.copyOf(projects);
    models = List.copyOf(models);
    Objects.requireNonNull(sort, "sort");
    Objects.requireNonNull(order, "order");
  }
}

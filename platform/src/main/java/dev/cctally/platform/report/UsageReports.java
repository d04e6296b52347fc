package dev.cctally.platform.report;

import dev.cctally.platform.ingest.UsageEntry;
import java.util.function.Predicate;

/**
 * Makes reports from stored usage. Each is a pure function of stored cells, price books and the
 * query; nothing is synced here.
 */
public interface UsageReports {
  /**
   * {@return usage by calendar period}
   *
   * @param query what is asked for
   * @param granularity the period
   */
  BucketReport buckets(UsageQuery query, Granularity granularity);

  /**
   * {@return usage by project, then by calendar period}
   *
   * @param query what is asked for
   * @param granularity the period
   */
  ProjectBucketReport bucketsByProject(UsageQuery query, Granularity granularity);

  /**
   * {@return usage by session}
   *
   * @param query what is asked for
   */
  SessionReport sessions(UsageQuery query);

  /**
   * {@return recorded against computed costs of the entries a report shows}
   *
   * @param query what is asked for
   * @param shown which of its entries the report shows, for example those of one session
   * @param samples how many mismatches to keep
   */
  PriceAudit audit(UsageQuery query, Predicate<UsageEntry> shown, int samples);

  /**
   * {@return how the cost of a range comes about, from the prices alone} Project patterns of the
   * query are not looked at.
   *
   * @param query what is asked for
   * @param samples how many of the costliest entries to keep
   */
  CostAudit costs(UsageQuery query, int samples);
}

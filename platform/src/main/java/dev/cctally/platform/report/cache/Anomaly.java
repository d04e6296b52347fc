package dev.cctally.platform.report.cache;

/** Why a row is an anomaly, in the order reports tell it. */
public enum Anomaly {
  /** The cache cost more than it saved. */
  NET_NEGATIVE,
  /** Far less came from the cache than usual. */
  CACHE_DROP
}

package dev.cctally.platform.budget;

/** How a budget stands. */
public enum Verdict {
  /** It will do. */
  OK,
  /** It may be used up to its first threshold. */
  WARN,
  /** It is exceeded, or may be. */
  OVER
}

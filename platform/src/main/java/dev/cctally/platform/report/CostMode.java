package dev.cctally.platform.report;

/** Which of two costs of a response a report shows. */
public enum CostMode {
  /** What the vendor wrote down, else what the prices say. */
  AUTO,
  /** What the prices say. */
  CALCULATE,
  /** What the vendor wrote down, else nothing. */
  DISPLAY
}

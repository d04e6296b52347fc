package dev.cctally.platform.share;

import dev.cctally.platform.report.Figures;

/** What a document counts. */
public enum Measure {
  /** Money, in pico-dollars. */
  COST,
  /** Tokens of all classes. */
  TOKENS;

  /**
   * {@return how much of it there is}
   *
   * @param figures the figures
   */
  public long of(Figures figures) {
    return this == COST ? figures.cost().pico() : figures.tokens().total();
  }
}

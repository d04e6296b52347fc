package dev.cctally.testkit.conformance;

/** Something the platform relies on in every vendor. */
interface Rule {
  /** What holds, as a sentence about the vendor. */
  String title();

  /**
   * Tries it.
   *
   * @throws AssertionError if it does not hold
   * @throws Exception what the vendor threw
   */
  void check(Subject subject) throws Exception;
}

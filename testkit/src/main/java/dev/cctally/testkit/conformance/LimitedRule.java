package dev.cctally.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

/**
 * A rule that ends: a vendor that never comes back fails it.
 *
 * @param rule the rule
 * @param patience how long it may take
 */
record LimitedRule(Rule rule, Duration patience) implements Rule {
  @Override
  public String title() {
    return rule.title();
  }

  @Override
  public void check(Subject subject) {
    assertTimeoutPreemptively(
        patience, () -> rule.check(subject), "the vendor hangs or is too slow");
  }
}

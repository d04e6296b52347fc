package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** The examples amount to what their author says. */
final class CountsExamples implements Rule {
  @Override
  public String title() {
    return "counts what the examples amount to";
  }

  @Override
  public void check(Subject subject) throws IOException {
    for (LogExample example : subject.examples()) {
      Tally tally = new Tally();
      for (Log log : subject.logs(example)) {
        tally.add(log);
      }
      assertThat(tally.amount(subject.vendor().priceBook()))
          .as(example.name())
          .isEqualTo(example.amount());
    }
    assertThat(subject.examples())
        .as("an example that amounts to something")
        .anyMatch(example -> example.amount().responses() > 0);
  }
}

package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

/** The examples amount to what their author says. */
final class CountsExamples implements Rule {
  @Override
  public String title() {
    return "counts what the examples amount to";
  }

  @Override
  public void check(Subject subject) throws IOException {
    for (LogExample example : subject.examples()) {
      List<Log> logs = subject.logs(example);
      assertThat(amount(subject, logs)).as(example.name()).isEqualTo(example.amount());
      assertThat(amount(subject, logs))
          .as("%s, read a second time", example.name())
          .isEqualTo(example.amount());
      assertThat(amount(subject, subject.logs(example)))
          .as("%s, read by a new instance from another home", example.name())
          .isEqualTo(example.amount());
    }
    assertThat(subject.examples())
        .as("an example that amounts to something")
        .anyMatch(example -> example.amount().responses() > 0);
  }

  private static Amount amount(Subject subject, List<Log> logs) {
    Tally tally = new Tally();
    logs.forEach(tally::add);
    return tally.amount(subject.prices());
  }
}

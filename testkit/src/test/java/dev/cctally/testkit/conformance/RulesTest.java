package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cctally.spi.vendor.Vendor;
import dev.cctally.testkit.acme.AcmeExamples;
import dev.cctally.testkit.acme.Defects;
import dev.cctally.testkit.acme.Defects.Defect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule catches the defects it is for. */
final class RulesTest {
  @TempDir private Path folder;

  static Stream<Defect> defects() {
    return Defects.all();
  }

  private static AcmeExamples examples(Supplier<Vendor> maker) {
    return new AcmeExamples(maker, AcmeExamples.right().examples());
  }

  private static Rule rule(String name) {
    return Rules.all()
        .filter(rule -> rule.getClass().getSimpleName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("defects")
  void catchTheWrongOne(Defect defect) throws Exception {
    Subject subject = Subject.of(examples(defect.vendor()), folder);
    assertThat(failure(rule(defect.rule()), subject)).as(defect.toString()).isNotNull();
  }

  private static @Nullable Throwable failure(Rule rule, Subject subject) throws Exception {
    try {
      rule.check(subject);
      return null;
    } catch (AssertionError | RuntimeException e) {
      return e;
    }
  }

  @Test
  void areAllTriedOnAWrongVendor() {
    Set<String> tried = Defects.all().map(Defect::rule).collect(Collectors.toSet());
    assertThat(Rules.all().map(rule -> rule.getClass().getSimpleName())).allMatch(tried::contains);
  }

  @Test
  void needAnExample() throws Exception {
    AcmeExamples none = new AcmeExamples(AcmeExamples.right().maker(), List.of());
    assertThat(failure(rule("CountsExamples"), Subject.of(none, folder)))
        .hasMessageContaining("examples() gives none");
  }

  @Test
  void endEvenIfTheVendorDoesNot() {
    Rule waiting =
        new Rule() {
          @Override
          public String title() {
            return "waits";
          }

          @Override
          public void check(Subject subject) throws InterruptedException {
            new CountDownLatch(1).await();
          }
        };
    LimitedRule limited = new LimitedRule(waiting, Duration.ofMillis(50));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> limited.check(Subject.of(AcmeExamples.right(), folder)))
        .withMessageContaining("hangs");
  }
}

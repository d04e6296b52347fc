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
import org.opentest4j.TestAbortedException;

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
    Rule rule = rule(defect.rule());
    assertThat(failure(rule, subject))
        .as(defect.toString())
        .isNotNull()
        .hasMessageStartingWith(rule.title() + ": ");
  }

  private static LimitedRule limited(Rule rule, Duration callPatience) {
    return new LimitedRule(rule, VendorConformance.PATIENCE, callPatience);
  }

  private static @Nullable Throwable failure(Rule rule, Subject subject) throws Exception {
    try {
      limited(rule, VendorConformance.CALL_PATIENCE).check(subject);
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
    LimitedRule limited =
        new LimitedRule(waiting, Duration.ofMillis(50), VendorConformance.CALL_PATIENCE);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> limited.check(Subject.of(AcmeExamples.right(), folder)))
        .withMessageStartingWith("waits: the vendor hangs");
  }

  @Test
  void nameTheCallThatDoesNotComeBack() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Subject subject = Subject.of(examples(() -> Defects.waiting(never)), folder);
    LimitedRule limited = limited(rule("StandsAtItsLine"), Duration.ofMillis(200));
    for (int time = 1; time <= 2; time++) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> limited.check(subject))
          .withMessageContaining("line(…) of a reader of a.acme does not come back within ")
          .withMessageContaining(time == 1 ? "within 200 ms" : "within 40 ms")
          .satisfies(e -> assertThat(e.getStackTrace()).isNotEmpty());
    }
  }

  @Test
  void sayWhatAVendorGivesThatIsNull() throws Exception {
    Defect defect =
        Defects.all().filter(d -> d.name().equals("has no state")).findFirst().orElseThrow();
    for (String rule : List.of("Resumes", "ReadsAnySpelling", "StaysInBounds")) {
      Subject subject = Subject.of(examples(defect.vendor()), folder.resolve(rule));
      assertThat(failure(rule(rule), subject)).hasMessageContaining("state() gives null");
    }
  }

  @Test
  void areNotTriedAfterOneThatForbidsIt() throws Exception {
    Subject subject = Subject.of(AcmeExamples.right(), folder);
    subject.stop("it would end the tests");
    assertThatExceptionOfType(TestAbortedException.class)
        .isThrownBy(
            () -> limited(rule("CountsExamples"), VendorConformance.CALL_PATIENCE).check(subject))
        .withMessageContaining("it would end the tests");
  }
}

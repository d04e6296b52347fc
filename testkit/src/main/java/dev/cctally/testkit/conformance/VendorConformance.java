package dev.cctally.testkit.conformance;

import dev.cctally.spi.vendor.Vendor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that every vendor must pass. A plugin implements this interface in its tests and says which
 * vendor it is and what some logs amount to:
 *
 * <pre>{@code
 * final class AcmeConformanceTest implements VendorConformance {
 *   @Override
 *   public Vendor vendor() {
 *     return new AcmeVendor();
 *   }
 *
 *   @Override
 *   public List<LogExample> examples() {
 *     return List.of(
 *         LogExample.named("a session with two answers")
 *             .file(".acme/sessions/one.jsonl", """
 *                 {"id":"a","at":"2026-05-10T10:00:00Z","model":"acme-1","in":100,"out":20}
 *                 {"id":"b","at":"2026-05-10T10:01:00Z","model":"acme-1","in":150,"out":30}
 *                 """)
 *             .amountsTo(Amount.of(2).input(250).output(50).dollars("0.0035")));
 *   }
 * }
 * }</pre>
 *
 * <p>The kit lays the examples out in temporary homes, finds and reads them as the platform does,
 * changes them in many ways and looks at what the reader makes of them. Each rule is a test of its
 * own; what it says when it fails names the rule, the example, the line and the seed. Rules that
 * concern only some vendors, such as forks, are skipped with a reason for the others.
 *
 * <p>The better the examples, the better the tests: show a record of each kind the tool writes,
 * with the odd ones, as it writes them.
 */
public interface VendorConformance {
  /** How long a rule may take; a good vendor needs seconds. */
  Duration PATIENCE = Duration.ofMinutes(2);

  /** How long a single call of the vendor may take; a good one needs milliseconds. */
  Duration CALL_PATIENCE = Duration.ofSeconds(10);

  /** {@return a new instance of the vendor, made as the platform makes it} */
  Vendor vendor();

  /** {@return logs as the vendor's tool writes them, and what they amount to; at least one} */
  List<LogExample> examples();

  /**
   * {@return environment variables that move the tool's data; none by default} The kit then checks
   * that logs are found there.
   */
  default List<HomeVariable> homeVariables() {
    return List.of();
  }

  /**
   * {@return a test for each rule}
   *
   * @param folder an empty folder for the time of the tests
   * @throws IOException if an example cannot be written to it
   */
  @TestFactory
  default Stream<DynamicTest> conforms(@TempDir Path folder) throws IOException {
    Subject subject = Subject.of(this, folder);
    return Rules.all()
        .map(rule -> new LimitedRule(rule, PATIENCE, CALL_PATIENCE))
        .map(rule -> DynamicTest.dynamicTest(rule.title(), () -> rule.check(subject)));
  }
}

package dev.cctally.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each rule finds the sample that breaks it, and no other: below {@code broken} stands a product
 * with the same modules as ours whose classes break one rule each.
 */
final class BrokenSamplesTest {
  private static final String ROOT = "dev.cctally.architecture.broken";
  private static final JavaClasses SAMPLES = new ClassFileImporter().importPackages(ROOT);
  private static final Pattern SAMPLE =
      Pattern.compile(Pattern.quote(ROOT) + "[.a-z]*\\.([A-Z]\\w*)");
  private static final Map<String, ArchRule> RULES = ArchitectureTest.rules(ROOT);
  private static final String EXPECTED =
      """
      spi knows the JDK, JSpecify and the marker     | KnowsALibrary
      platform knows spi                             | KnowsTheDashboard
      dashboard knows platform and spi               | KnowsTheCommandLine
      cli knows dashboard, platform and spi          | KnowsAPlugin KnowsBench
      testkit knows spi                              | KnowsThePlatform
      plugins know spi                               | KnowsThePlatform
      no plugin knows another                        | KnowsAnotherPlugin
      nothing knows bench                            | KnowsBench
      SQL stays in the store                         | WritesSql
      PF4J stays in the plugin host                  | StartsPlugins
      picocli stays in the command line              | ParsesOptions
      no cycles in the platform                      | Alert Budget
      no cycles in the dashboard                     | Handler View
      the platform names no vendor                   | NamesAVendor
      the platform names no operating system         | NamesASystem
      standard streams belong to the console         | Prints
      no stack trace is printed                      | PrintsAStackTrace
      the clock is injected                          | MakesAClock ReadsTheClock
      the zone and the locale are injected           | ReadsTheZone
      the environment is injected                    | ReadsTheEnvironment
      processes are started through the host         | StartsAProcess
      reports never use the network                  | CallsOut
      every package is null-marked                   | Unmarked
      no generic exceptions                          | ThrowsAnything
      no class is a heap of helpers                  | PriceUtils
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = EXPECTED)
  void findsTheSampleThatBreaksTheRule(String rule, String samples) {
    List<String> report =
        Objects.requireNonNull(RULES.get(rule)).evaluate(SAMPLES).getFailureReport().getDetails();
    Set<String> found = new TreeSet<>();
    for (String line : String.join("\n", report).split("\n")) {
      Matcher name = SAMPLE.matcher(line);
      if (name.find()) { // a line tells first who breaks the rule, then what it needs
        found.add(name.group(1));
      }
    }
    assertThat(found).as("%s", report).containsExactlyInAnyOrder(samples.split(" "));
  }

  @Test
  void leavesNoRuleWithoutASample() {
    assertThat(EXPECTED.lines().map(line -> line.substring(0, line.indexOf('|')).strip()))
        .containsExactlyElementsOf(RULES.keySet());
  }
}

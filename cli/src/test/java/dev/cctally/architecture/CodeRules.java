package dev.cctally.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What code may not do, wherever it is or outside the place where it belongs. */
final class CodeRules {
  private final String root;

  CodeRules(String root) {
    this.root = root;
  }

  /** {@return the rules by a short name} */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("the platform names no vendor", namesNoVendor());
    rules.put("the platform names no operating system", namesNoSystem());
    rules.put("standard streams belong to the console", standardStreams());
    rules.put("no stack trace is printed", stackTraces());
    rules.put("the clock is injected", clock());
    rules.put("the zone and the locale are injected", surroundings());
    rules.put("the environment is injected", environment());
    rules.put("processes are started through the host", processes());
    rules.put("reports never use the network", network());
    rules.put("every package is null-marked", nullMarked());
    rules.put("no generic exceptions", genericExceptions());
    rules.put("no class is a heap of helpers", names());
    return rules;
  }

  private ArchRule namesNoVendor() {
    return classes()
        .that()
        .resideInAPackage(root + ".platform..")
        .should(new ContainNoWord(List.of("claude", "codex", "anthropic", "openai", "chatgpt")));
  }

  // The host asks the machine what it is; the descriptor's rules know the words a plugin may use.
  private ArchRule namesNoSystem() {
    return classes()
        .that()
        .resideInAPackage(root + ".platform..")
        .and()
        .resideOutsideOfPackage(root + ".platform.host..")
        .and(not(simpleName("DescriptorRules")))
        .should(new ContainNoWord(List.of("linux", "macos", "mac os", "darwin", "windows xp")));
  }

  // Besides the console: the guard that keeps plugins from printing into a report, the program the
  // build runs to index the bundled plugins, and the rule that catches what a vendor's code prints.
  private ArchRule standardStreams() {
    return outside(atCompositionRoot(), "cli.console")
        .and(
            not(
                simpleName("StandardStreams")
                    .or(simpleName("PluginIndex"))
                    .or(name("dev.cctally.testkit.conformance.Printed"))))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in");
  }

  private ArchRule clock() {
    return everywhere()
        .should()
        .accessTargetWhere(
            matches("java\\.time\\.Clock", "system.*")
                .or(
                    matches(
                        "java\\.time\\.(Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime"
                            + "|OffsetDateTime|Year|YearMonth)",
                        "now"))
                .or(matches("java\\.lang\\.System", "currentTimeMillis")));
  }

  private ArchRule surroundings() {
    // The conformance kit moves the process to other places, to see whether a plugin minds.
    return everywhere()
        .and()
        .resideOutsideOfPackage("dev.cctally.testkit.conformance")
        .should()
        .accessTargetWhere(
            matches("java\\.time\\.ZoneId", "systemDefault")
                .or(matches("java\\.time\\.Clock", "systemDefaultZone"))
                .or(matches("java\\.util\\.TimeZone", "getDefault"))
                .or(matches("java\\.util\\.Locale", "getDefault")));
  }

  private ArchRule environment() {
    return everywhere().should().accessTargetWhere(matches("java\\.lang\\.System", "getenv"));
  }

  private ArchRule processes() {
    return outside(atCompositionRoot(), "cli.console")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .accessTargetWhere(matches("java\\.lang\\.Runtime", "exec"));
  }

  private ArchRule network() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            root + ".platform.report..",
            root + ".platform.ingest..",
            root + ".platform.pricing..",
            root + ".platform.period..",
            root + ".platform.project..",
            root + ".platform.store..",
            root + ".spi..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(Socket|ServerSocket|URLConnection|HttpURLConnection)")
        .orShould()
        .accessTargetWhere(matches("java\\.net\\.URL", "openStream|openConnection"));
  }

  private ArchRule nullMarked() {
    return classes().that().resideInAPackage(root + "..").should(new BeInANullMarkedPackage());
  }

  private static ArchRule genericExceptions() {
    return GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
  }

  private ArchRule names() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager");
  }

  // To standard error, that is; to a writer it may be part of a log.
  private static ArchRule stackTraces() {
    return noClasses()
        .should()
        .accessTargetWhere(
            matches("java\\.lang\\.Throwable", "printStackTrace")
                .and(
                    DescribedPredicate.describe(
                        "without a writer",
                        access ->
                            access.getTarget() instanceof CodeUnitAccessTarget target
                                && target.getRawParameterTypes().isEmpty())));
  }

  private GivenClassesConjunction everywhere() {
    return noClasses().that(not(atCompositionRoot()));
  }

  private GivenClassesConjunction outside(DescribedPredicate<JavaClass> first, String module) {
    return noClasses().that(not(first.or(resideInAPackage(root + "." + module + ".."))));
  }

  /** The one place that asks the machine: the classes directly in the command line's package. */
  private DescribedPredicate<JavaClass> atCompositionRoot() {
    return resideInAPackage(root + ".cli");
  }

  private static DescribedPredicate<JavaAccess<?>> matches(String type, String method) {
    return new AccessTo(type, method);
  }
}

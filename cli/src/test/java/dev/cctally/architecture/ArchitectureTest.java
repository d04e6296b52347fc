package dev.cctally.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules hold for what we ship. That each can fail is shown by {@link BrokenSamplesTest}. */
final class ArchitectureTest {
  private static final String ROOT = "dev.cctally";
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @TestFactory
  Stream<DynamicTest> keepsTheRules() {
    return rules(ROOT).entrySet().stream()
        .map(rule ->
            DynamicTest.dynamicTest(
                rule.getKey(), () -> rule.getValue().allowEmptyShould(true).check(PRODUCT)));
  }

  // So that no rule passes because the classes it is about were not found.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spi",
        "testkit",
        "platform",
        "plugins/claude",
        "plugins/codex",
        "plugins/notify-linux",
        "plugins/notify-macos",
        "dashboard",
        "cli"
      })
  void looksAtEverySourceFileOf(String module) throws IOException {
    assertThat(sourceFiles(Path.of("..", module, "src", "main", "java")))
        .allSatisfy(name -> assertThat(PRODUCT.contain(name)).as(name).isTrue());
  }

  @Test
  void looksAtHundredsOfClasses() {
    assertThat(PRODUCT).hasSizeGreaterThan(250);
  }

  /** {@return the class names that belong to the source files below a folder} */
  private static List<String> sourceFiles(Path root) throws IOException {
    if (Files.notExists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".java"))
          .map(file -> file.substring(0, file.length() - ".java".length()))
          .map(file -> file.replace(File.separatorChar, '.'))
          .toList();
    }
  }

  static Map<String, ArchRule> rules(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>(new ModuleRules(root).all());
    rules.putAll(new CodeRules(root).all());
    return rules;
  }
}

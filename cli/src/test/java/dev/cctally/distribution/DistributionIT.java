package dev.cctally.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DistributionIT {
  private static final Path IMAGE =
      Path.of(Objects.requireNonNull(System.getProperty("cctally.dist"), "cctally.dist"));
  private static final String LAUNCHER = IMAGE.resolve("bin/cctally").toString();
  // With this the virtual machine ends instead of starting without its cache.
  private static final Map<String, String> CACHE_OR_NOTHING =
      Map.of("CCTALLY_JVM_OPTS", "-XX:AOTMode=on");

  @TempDir private Path folder;

  @Test
  void startsFromItsCache() throws Exception {
    Run run = Run.of(folder, CACHE_OR_NOTHING, LAUNCHER, "--version");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("cctally " + version()).hasLineCount(1);
    assertThat(run.status()).isZero();
  }

  @Test
  void startsFromItsCacheWhereverTheArchiveIsUnpacked() throws Exception {
    Run run = Run.of(folder, CACHE_OR_NOTHING, unpacked("some where"), "--version");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("cctally " + version()).hasLineCount(1);
    assertThat(run.status()).isZero();
  }

  @Test
  void saysNothingOfACacheItCannotUse() throws Exception {
    String launcher = unpacked("broken");
    Path cache = Path.of(launcher).resolveSibling("../lib/cctally.aot").normalize();
    Files.writeString(cache, "broken");
    assertThat(Run.of(folder, CACHE_OR_NOTHING, launcher, "--version").status()).isNotZero();
    Run damaged = Run.of(folder, Map.of(), launcher, "--version");
    Files.delete(cache);
    Run missing = Run.of(folder, Map.of(), launcher, "--version");
    for (Run run : List.of(damaged, missing)) {
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).startsWith("cctally " + version()).hasLineCount(1);
      assertThat(run.status()).isZero();
    }
  }

  @Test
  void closedInputIsNoInput() throws Exception {
    Run run =
        Run.of(
            folder,
            Map.of("HOME", folder.toString(), "CCTALLY_DATA_DIR", folder.resolve("d").toString()),
            "/bin/sh",
            "-c",
            "exec \"$0\" statusline <&-",
            LAUNCHER);
    assertThat(run.err()).startsWith("cctally statusline: invalid JSON: ").doesNotContain("long");
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void isFoundThroughLinksAndThePath() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("my bin"));
    Path link = Files.createSymbolicLink(bin.resolve("cctally"), Path.of(LAUNCHER));
    Files.createSymbolicLink(folder.resolve("relative"), Path.of("my bin/cctally"));
    String path = bin + ":" + Objects.requireNonNull(System.getenv("PATH"));
    for (Run run :
        List.of(
            Run.of(folder, Map.of(), link.toString(), "--version"),
            Run.of(folder, Map.of(), "./relative", "--version"),
            Run.of(folder, Map.of("PATH", path), "sh", "-c", "cctally --version"),
            Run.of(
                folder, Map.of("PATH", path), "sh", "-c", "cd 'my bin' && sh cctally --version"))) {
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).startsWith("cctally " + version());
      assertThat(run.status()).isZero();
    }
  }

  @Test
  void doesWhatItsLinkIsCalled() throws Exception {
    String data = folder.resolve("data").toString();
    for (String name : List.of("cctally-forecast", "cctally-dollar-per-percent")) {
      Path link = Files.createSymbolicLink(folder.resolve(name), Path.of(LAUNCHER));
      Run run = Run.of(folder, Map.of("CCTALLY_DATA_DIR", data), link.toString(), "--help");
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .contains(name.endsWith("forecast") ? "cctally forecast [" : "cctally report [");
      assertThat(run.status()).isZero();
    }
  }

  @Test
  void namesAJavaThatIsNotThere() throws Exception {
    Run run = Run.of(folder, Map.of("CCTALLY_JAVA_HOME", "/no/java"), LAUNCHER, "--version");
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "cctally: CCTALLY_JAVA_HOME is /no/java, which has no bin/java; set it to the folder of"
                + " a Java 25, or unset it\n");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void runsOnAJavaOfTheUsersChoice() throws Exception {
    String home = Objects.requireNonNull(System.getProperty("java.home"));
    Run run = Run.of(folder, Map.of("CCTALLY_JAVA_HOME", home), LAUNCHER, "--version");
    assertThat(run.out()).startsWith("cctally " + version()).hasLineCount(1);
    assertThat(run.status()).isZero();
  }

  @Test
  void bundlesIndexedPlugins() throws Exception {
    List<String> jars;
    try (Stream<Path> files = Files.list(IMAGE.resolve("plugins"))) {
      jars =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".jar"))
              .toList();
    }
    assertThat(jars).isNotEmpty();
    assertThat(Files.readString(IMAGE.resolve("plugins/index.json"))).contains(jars);
  }

  @Test
  void isADevelopmentBuildUntilAnArchiveIsUnpacked() throws Exception {
    assertThat(IMAGE.resolve("lib/installed")).doesNotExist();
    assertThat(Path.of(unpacked("installed")).resolveSibling("../lib/installed")).isEmptyFile();
  }

  /** {@return the launcher of the archive, unpacked into a new folder} */
  private String unpacked(String name) throws IOException, InterruptedException {
    Path archive;
    String prefix = IMAGE.getFileName() + "-";
    try (Stream<Path> files = Files.list(IMAGE.resolveSibling(""))) {
      archive =
          files
              .filter(file -> file.getFileName().toString().startsWith(prefix))
              .findFirst()
              .orElseThrow();
    }
    Path target = Files.createDirectory(folder.resolve(name));
    Run tar = Run.of(folder, Map.of(), "tar", "-xzf", archive.toString(), "-C", target.toString());
    assertThat(tar.err()).isEmpty();
    return target.resolve(IMAGE.getFileName()).resolve("bin/cctally").toString();
  }

  private static String version() {
    return IMAGE.getFileName().toString().substring("cctally-".length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "de_DE", "de_DE.ISO-8859-1", "xx_XX.UTF-8@euro", "en_US.UTF-8"})
  void findsLogsBelowANameThatIsNotAsciiInAnyLocale(String locale) throws Exception {
    Path home = folder.resolve("jürgen");
    Path log = home.resolve(".claude/projects/p/größe.jsonl");
    Files.createDirectories(Objects.requireNonNull(log.getParent()));
    Files.writeString(
        log,
        "{\"type\":\"assistant\",\"timestamp\":\"2026-05-18T09:00:00Z\",\"sessionId\":\"s\",\"message\":{\"id\":\"m\",\"model\":\"claude-opus-4-6\",\"usage\":{\"input_tokens\":1234}}}\n");
    Run run =
        Run.of(
            folder,
            Map.of(
                "HOME",
                home.toString(),
                "LC_ALL",
                locale,
                "CCTALLY_DATA_DIR",
                folder.resolve("dätä").toString()),
            LAUNCHER,
            "daily",
            "--json");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("1234");
  }
}

package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.cli.RealProgram.Result;
import dev.cctally.cli.fake.PluginJarBuilder;
import dev.cctally.cli.fake.VendorSource;
import dev.cctally.platform.plugin.PluginJars;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plugins that are broken, lie or do harm: one line names the plugin and the remedy, and the other
 * vendor's numbers are what they are without it. What hangs or eats memory is in {@code
 * HostilePluginsIT}.
 */
final class HostilePluginsTest {
  private static final String BAD = "test.ingest.bad";

  @TempDir private Path folder;
  private RealProgram program;
  private String alone;

  @BeforeEach
  void install() throws IOException {
    program = new RealProgram(folder);
    program.log("bad", "2026-05-18T10:00:00Z 500 50");
    alone = program.run("steady", "daily", "--json").out();
    assertThat(alone).contains("\"total\": 4300", "\"warnings\": []");
  }

  private static VendorSource bad() {
    return VendorSource.of("bad");
  }

  /** The other vendor's report is as without the plugin, and says so in its warnings. */
  private void steadyIsUnharmed(String... warning) {
    Result report = program.run("steady", "daily", "--json");
    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(withoutWarnings(report.out())).isEqualTo(withoutWarnings(alone));
    assertThat(report.out()).contains(warning);
    Result all = program.run("daily", "--all", "--json");
    assertThat(all.exitCode()).as(all.err()).isZero();
    assertThat(all.out()).contains("\"total\": 1200", "\"total\": 3100");
  }

  private static String withoutWarnings(String document) {
    return document.substring(0, document.indexOf("\"warnings\""));
  }

  /** One line of standard error names all of it. */
  private static void oneLine(Result result, String... parts) {
    assertThat(result.err().lines().toList())
        .as(result.err())
        .filteredOn(line -> Arrays.stream(parts).allMatch(line::contains))
        .hasSize(1);
    assertThat(result.err()).doesNotContain("\tat ");
  }

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        Arguments.of("a text", "plugin file bad.jar cannot be read: "),
        Arguments.of("nothing", "plugin file bad.jar cannot be read: "),
        Arguments.of("half", "plugin file bad.jar cannot be read: "),
        Arguments.of("folder", "plugin file bad.jar is not a plugin: it is a folder, not a jar"),
        Arguments.of("oversized", "plugin file bad.jar is not a plugin: it is larger than 50 MB"),
        Arguments.of("no manifest", "plugin file bad.jar is not a plugin: it has no manifest"),
        Arguments.of(
            "no id", "plugin file bad.jar is not a plugin: its manifest has no Plugin-Id"));
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void aFileThatIsNoPlugin(String kind, String message) throws IOException {
    Files.createDirectories(program.users());
    Path jar = program.users().resolve("bad.jar");
    write(kind, jar);

    steadyIsUnharmed("\"plugin\": \"bad.jar\"");
    oneLine(program.run("steady", "daily"), message, "; ");
    Result list = program.run("plugins", "list", "--json");
    assertThat(list.out()).contains("\"id\": \"bad.jar\"", "\"state\": \"failed\"");
    Result verify = program.run("plugins", "verify");
    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out()).contains("problem " + message, "ok      plugin test.ingest.steady");
    assertThat(program.run("plugins", "verify", "bad.jar", "--json").exitCode()).isEqualTo(1);
    assertThat(program.run("plugins", "info", "bad.jar").exitCode()).isZero();
    // The way out that needs no other tool.
    assertThat(program.run("plugins", "remove", "bad.jar", "--yes").exitCode()).isZero();
    assertThat(program.run("plugins", "verify").exitCode()).isZero();
    assertThat(program.run("steady", "daily", "--json").out()).isEqualTo(alone);
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void isNotInstalledEither(String kind, String message) throws IOException {
    Path jar = folder.resolve("bad.jar");
    write(kind, jar);
    String sha256 = Files.isRegularFile(jar) ? PluginJars.sha256(jar) : "0".repeat(64);

    Result result = program.run("plugins", "install", jar.toString(), "--yes", "--sha256", sha256);

    assertThat(result.exitCode()).isEqualTo(2);
    oneLine(result, "bad.jar", "; nothing was installed");
    assertThat(program.users()).isEmptyDirectory();
  }

  private static void write(String kind, Path jar) throws IOException {
    PluginJarBuilder good = PluginJarBuilder.good(BAD, "bad");
    switch (kind) {
      case "a text" -> Files.writeString(jar, "not a jar");
      case "nothing" -> Files.createFile(jar);
      case "folder" -> Files.createDirectory(jar);
      case "half" -> {
        byte[] whole = Files.readAllBytes(good.build(jar));
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
      }
      case "oversized" -> {
        good.build(jar);
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
          file.setLength(51L << 20);
        }
      }
      case "no manifest" -> {
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(jar))) {
          zip.putNextEntry(new java.util.zip.ZipEntry("a.txt"));
          zip.closeEntry();
        }
      }
      case "no id" -> good.without("Plugin-Id").build(jar);
      default -> throw new IllegalArgumentException(kind);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Plugin-Requires     | >=2.0.0       | is incompatible: needs SPI >=2.0.0 (have 1.0.0); run `cctally plugins info test.ingest.bad`
          Plugin-Requires     | *             | is invalid: Plugin-Requires
          Plugin-Requires     | 1.0.0         | is invalid: Plugin-Requires
          Plugin-Version      | new           | is invalid: Plugin-Version
          Cctally-Plugin-Kind | everything    | is invalid: Cctally-Plugin-Kind
          Cctally-Permissions | all           | is invalid: Cctally-Permissions
          Plugin-Dependencies | test.none     | needs plugin test.none
          """)
  void aManifestThatDoesNotFit(String attribute, String value, String message) throws IOException {
    PluginJarBuilder jar = PluginJarBuilder.good(BAD, "bad").attribute(attribute, value);
    Path source = jar.build(folder.resolve("bad-source.jar"));
    program.installUnseen(jar, BAD);

    steadyIsUnharmed("\"plugin\": \"" + BAD + "\"");
    oneLine(program.run("steady", "daily"), "plugin " + BAD, message, "run `cctally plugins ");
    assertThat(program.run("plugins", "verify").exitCode()).isEqualTo(1);
    Result install =
        program.run(
            "plugins",
            "install",
            source.toString(),
            "--yes",
            "--sha256",
            PluginJars.sha256(source));
    assertThat(install.exitCode()).isEqualTo(2);
    oneLine(install, "; nothing was installed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Plugin-Requires     | >=2.0.0   | is incompatible: needs SPI >=2.0.0 (have 1.0.0)
          Plugin-Dependencies | test.none | needs plugin test.none
          Cctally-Platforms   | macos     | is incompatible: it is for macos, not for linux
          """)
  void aVendorWhosePluginDoesNotFitIsNoUnknownCommand(
      String attribute, String value, String message) throws IOException {
    program.installUnseen(PluginJarBuilder.good(BAD, "bad").attribute(attribute, value), BAD);

    for (String command : new String[] {"bad daily", "daily --vendor bad"}) {
      Result result = program.run(command.split(" "));
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .startsWith("cctally: plugin test.ingest.bad 1.0.0 " + message)
          .endsWith("; run `cctally plugins info test.ingest.bad`\n");
    }
    Result both = program.run("daily", "--vendor", "steady,bad", "--json");
    assertThat(both.exitCode()).isZero();
    assertThat(both.out()).contains("\"total\": 1200", message);
  }

  @Test
  void aVendorWhosePluginIsInvalidIsNoUnknownCommand() throws IOException {
    program.installUnseen(
        PluginJarBuilder.good(BAD, "bad").attribute("Cctally-Permissions", "everything"), BAD);

    Result own = program.run("bad", "daily");
    assertThat(own.exitCode()).isEqualTo(2);
    oneLine(own, "cctally: plugin " + BAD, "is invalid: Cctally-Permissions", "cctally plugins");
    assertThat(program.run("plugins", "info", BAD).out())
        .contains("Cctally-Permissions 'everything' is not accepted")
        .doesNotContain("does not fit");
  }

  @Test
  void infoSaysWhyAPluginForAnotherSystemIsNotUsed() throws IOException {
    program.installUnseen(
        PluginJarBuilder.good(BAD, "bad").attribute("Cctally-Platforms", "macos"), BAD);

    assertThat(program.run("plugins", "info", BAD).out())
        .contains("is incompatible: it is for macos, not for linux")
        .doesNotContain("does not fit");
    assertThat(program.run("daily", "--all").err()).isEmpty();
  }

  @Test
  void discoveryThatFloods() throws IOException {
    program.installUnseen(
        PluginJarBuilder.vendor(
            BAD,
            bad()
                .at(
                    "discover",
                    "List<String> flood = new ArrayList<>(); for (int i = 0; i < 20000; i++)"
                        + " flood.add(\"notice \" + i); List<LogRoot> none = List.of();"
                        + " return new Discovery(none, flood);")),
        BAD);
    Result own = program.run("bad", "daily");
    assertThat(own.exitCode()).isZero();
    assertThat(own.err().lines().count()).isBetween(2L, 25L);
    assertThat(own.err()).contains("[bad] notice 0", "more notice(s)");
  }

  @Test
  void anotherPluginOfTheVendorReadsItsLogsAnew() throws IOException {
    program.installUnseen(PluginJarBuilder.good("test.ingest.first", "bad"), "test.ingest.first");
    assertThat(program.run("bad", "daily", "--json").out()).contains("\"total\": 550");
    Files.delete(program.users().resolve("test.ingest.first.jar"));
    program.installUnseen(
        PluginJarBuilder.vendor(
            BAD,
            bad()
                .at(
                    "line",
                    "sink.accept(new UsageEvent(offset, 1779098400000000L, \"m1\","
                        + " new TokenCounts(7, 0, 0, 0, 0, 0), SpeedTier.UNSPECIFIED, null,"
                        + " EventIdentity.UNIQUE, 0, \"\", null)); return;")),
        BAD);

    Result own = program.run("bad", "daily", "--json");
    assertThat(own.out()).contains("\"total\": 7").doesNotContain("550");
    assertThat(own.err()).contains("another plugin reads its logs now");
    assertThat(program.run("bad", "daily", "--json").err()).isEmpty();
  }

  @Test
  void aBrokenTrustFileIsCalledThat() throws IOException {
    program.installUnseen(PluginJarBuilder.good(BAD, "bad"), BAD);
    Files.writeString(program.data.resolve("plugin-trust.json"), "{broken");

    Result own = program.run("steady", "daily");
    assertThat(own.err())
        .contains("plugin-trust.json, which says what is trusted, cannot be used")
        .contains("fix it, or move it aside and install the plugins again")
        .doesNotContain("was not installed with");
    // The way that is told leads there.
    Files.delete(program.data.resolve("plugin-trust.json"));
    Path source = PluginJarBuilder.good(BAD, "bad").build(folder.resolve("again.jar"));
    Result install =
        program.run(
            "plugins",
            "install",
            source.toString(),
            "--yes",
            "--sha256",
            PluginJars.sha256(source));
    assertThat(install.exitCode()).as(install.err()).isZero();
    assertThat(program.run("bad", "daily", "--json").out()).contains("\"total\": 550");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          META-INF/versions/25/dev/cctally/spi/vendor/Vendor.class | brings its own copy
          java/lang/String.class                                   | brings its own copy
          ../../../evil.txt                                        | holds an entry that lies outside of it
          /evil.txt                                                | holds an entry that lies outside of it
          """)
  void aJarThatHidesThings(String entry, String message) throws IOException {
    byte[] body;
    try (InputStream in = getClass().getResourceAsStream("HostilePluginsTest.class")) {
      body = in == null ? new byte[0] : in.readAllBytes();
    }
    Path source =
        PluginJarBuilder.good(BAD, "bad").entry(entry, body).build(folder.resolve("hides.jar"));
    Result install =
        program.run(
            "plugins",
            "install",
            source.toString(),
            "--yes",
            "--sha256",
            PluginJars.sha256(source));
    assertThat(install.exitCode()).isEqualTo(2);
    oneLine(install, "plugin " + BAD, message, entry);
  }

  @Test
  void aSchemaThatIsNotThereAndAnEmptyPath() throws IOException {
    rejectedAs("names the Cctally-Config-Schema no.json, which it does not contain");
    Result empty = program.run("plugins", "install", "", "--yes", "--sha256", "0".repeat(64));
    assertThat(empty.exitCode()).isEqualTo(2);
    assertThat(empty.err()).contains("an empty path names no jar");
  }

  private void rejectedAs(String message) throws IOException {
    Path jar =
        PluginJarBuilder.good(BAD, "bad")
            .attribute("Cctally-Config-Schema", "no.json")
            .build(folder.resolve("schema.jar"));
    Result install =
        program.run(
            "plugins", "install", jar.toString(), "--yes", "--sha256", PluginJars.sha256(jar));
    assertThat(install.exitCode()).isEqualTo(2);
    assertThat(install.err()).contains(message);
  }

  @Test
  void aVendorMayNotBeCalledLikeACommand() throws IOException {
    for (String word : program.run("completion", "bash").out().split("[^a-z-]+")) {
      if (List.of("daily", "session", "blocks", "cache-sync", "demo", "plugins", "completion")
          .contains(word)) {
        rejected("Cctally-Vendor", word, "is the name of a command of cctally");
      }
    }
    for (String word : new String[] {"all", "help", "version", "steady-daily", "diff", "doctor"}) {
      rejected("Cctally-Vendor", word, "is the name of a command of cctally");
    }
    rejected("Cctally-Command-Aliases", "demo=daily", "gives a command of cctally another meaning");
    rejected("Cctally-Command-Aliases", "bad-daily=dayly", "names no report; accepted: blocks,");
  }

  private void rejected(String attribute, String value, String message) throws IOException {
    Path jar = folder.resolve("named.jar");
    Files.deleteIfExists(jar);
    PluginJarBuilder.good(BAD, "bad").attribute(attribute, value).build(jar);
    Result install =
        program.run(
            "plugins", "install", jar.toString(), "--yes", "--sha256", PluginJars.sha256(jar));
    assertThat(install.exitCode()).as(value).isEqualTo(2);
    assertThat(install.err()).contains(attribute + " '" + value + "'", message);
  }

  @ParameterizedTest
  @CsvSource({
    "prices, throw new RuntimeException(\"boom\");",
    "prices, return null;",
    "quote, throw new RuntimeException(\"boom\");"
  })
  void aPluginWithoutPricesIsNotAnUnknownModel(String place, String statements) throws IOException {
    program.installUnseen(PluginJarBuilder.good(BAD, "bad"), BAD);
    program.run("bad", "daily");
    program.installUnseen(PluginJarBuilder.vendor(BAD, bad().at(place, statements)), BAD);

    Result own = program.run("bad", "daily");
    assertThat(own.out()).contains("550");
    assertThat(own.err())
        .contains("[bad] no prices, because its plugin does not give any; treating cost as $0: m1")
        .doesNotContain("unknown model");
    Result all = program.run("daily", "--all", "--json");
    assertThat(all.err()).doesNotContain("unknown model");
    assertThat(all.out().replaceAll("\\s+", " "))
        .containsPattern("\"id\": \"bad\",[^}]*\"failed\": true")
        .containsPattern("\"id\": \"steady\",[^}]*\"failed\": false");
    program.run("plugins", "disable", BAD);
    assertThat(program.run("bad", "daily").err()).doesNotContain("unknown model");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Cctally-Vendor | other         | its vendor calls itself 'bad' but its manifest says 'other'
          Plugin-Class   | sample.Nobody | its Plugin-Class sample.Nobody is not in the jar
          Plugin-Class   | sample.Sample | does not extend org.pf4j.Plugin
          """)
  void aManifestThatLies(String attribute, String value, String message) throws IOException {
    program.installUnseen(PluginJarBuilder.good(BAD, "bad").attribute(attribute, value), BAD);
    String vendor = attribute.equals("Cctally-Vendor") ? value : "bad";

    Result own = program.run(vendor, "daily", "--json");
    assertThat(own.exitCode()).isZero();
    assertThat(own.out()).contains("\"rows\": []", message);
    oneLine(own, "plugin " + BAD, message, "run `cctally plugins info " + BAD + "`");
    Result all = program.run("daily", "--all", "--json");
    assertThat(all.exitCode()).isZero();
    assertThat(all.out()).contains("\"total\": 1200", "\"total\": 3100", message);
  }

  @Test
  void aSecondPluginOfAVendor() throws IOException {
    PluginJarBuilder jar = PluginJarBuilder.good(BAD, "steady");
    Path source = jar.build(folder.resolve("bad.jar"));
    program.installUnseen(jar, BAD);

    steadyIsUnharmed("is a duplicate: vendor 'steady' is already provided by test.ingest.steady");
    Result install =
        program.run(
            "plugins",
            "install",
            source.toString(),
            "--yes",
            "--sha256",
            PluginJars.sha256(source));
    assertThat(install.exitCode()).isEqualTo(2);
    oneLine(install, "already", "cctally plugins");
  }

  @Test
  void aPluginWithABundledId() throws IOException {
    PluginJarBuilder jar =
        PluginJarBuilder.good(RealProgram.STEADY, "steady").attribute("Plugin-Version", "9.0.0");
    Path source = jar.build(folder.resolve("bad.jar"));
    Result install =
        program.run(
            "plugins",
            "install",
            source.toString(),
            "--yes",
            "--sha256",
            PluginJars.sha256(source));
    assertThat(install.exitCode()).isEqualTo(2);
    oneLine(install, "has the id of a bundled plugin", "plugins.allow_override");
    program.installUnseen(jar, RealProgram.STEADY);

    steadyIsUnharmed("is a duplicate of steady.jar");
  }

  @ParameterizedTest
  @CsvSource({
    "dev/cctally/spi/vendor/Vendor.class",
    "dev/cctally/platform/plugin/PluginHost.class",
    "dev/cctally/cli/Main.class",
    "org/pf4j/Plugin.class"
  })
  void aPluginThatBringsOurClasses(String name) throws IOException {
    byte[] copy;
    try (InputStream in = getClass().getClassLoader().getResourceAsStream(name)) {
      copy = in == null ? new byte[0] : in.readAllBytes();
    }
    assertThat(copy).isNotEmpty();
    PluginJarBuilder jar = PluginJarBuilder.good(BAD, "bad").entry(name, copy);
    Path source = jar.build(folder.resolve("bad.jar"));
    program.installUnseen(jar, BAD);

    // Its copies are never used, so it works; but it is found out, and a new one is not taken.
    assertThat(program.run("bad", "daily", "--json").out()).contains("\"total\": 550");
    assertThat(program.run("steady", "daily", "--json").out()).isEqualTo(alone);
    Result verify = program.run("plugins", "verify", BAD);
    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out())
        .contains("plugin " + BAD, "brings its own copy of what cctally provides", name);
    Result install =
        program.run(
            "plugins",
            "install",
            source.toString(),
            "--yes",
            "--sha256",
            PluginJars.sha256(source));
    assertThat(install.exitCode()).isEqualTo(2);
    oneLine(install, "plugin " + BAD, name, "provided dependency");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          members    | static { if (true) throw new IllegalStateException("boom"); } | failed to start: it threw IllegalStateException: boom
          init       | throw new Error("boom");                                      | failed to start: it threw Error: boom
          info       | return null;                                                  | failed to start
          sources    | return null;                                                  | failed
          sources    | throw new RuntimeException("boom");                           | failed: it threw RuntimeException: boom
          discover   | throw new AssertionError("boom");                             | failed: it threw AssertionError: boom
          hint       | throw new RuntimeException("boom");                           | failed: its reader failed at
          hint       | return null;                                                  | failed
          open       | throw new NoSuchMethodError("boom");                          | failed: its reader failed at
          line       | throw new RuntimeException("boom");                           | failed: its reader failed at
          line       | while (true) { sink.accept(new Malformed(offset, Malformed.Reason.BAD_NUMBER, true)); } | failed: its reader failed at
          line       | int[] all = new int[Integer.MAX_VALUE];                       | failed: its reader ran out of memory
          prices     | throw new RuntimeException("boom");                           | failed: it threw RuntimeException: boom
          prices     | return null;                                                  | failed: it returned nothing
          thresholds | throw new RuntimeException("boom");                           | failed
          quote      | throw new RuntimeException("boom");                           | failed
          quote      | return null;                                                  | failed
          changes    | throw new StackOverflowError();                               | failed
          """)
  void codeThatThrows(String place, String statements, String message) throws IOException {
    program.installUnseen(PluginJarBuilder.vendor(BAD, bad().at(place, statements)), BAD);

    Result own = program.run("bad", "daily", "--json");
    assertThat(own.exitCode()).as(own.err()).isZero();
    assertThat(own.out()).contains("\"plugin\": \"" + BAD + "\"");
    oneLine(own, "plugin " + BAD + " 1.0.0 ", message, "; run `cctally plugins info " + BAD + "`");
    Result all = program.run("daily", "--all", "--json");
    assertThat(all.exitCode()).isZero();
    assertThat(all.out()).contains("\"total\": 1200", "\"total\": 3100", message);
    assertThat(program.run("steady", "daily", "--json").out()).isEqualTo(alone);
    assertThat(program.run("plugins", "info", BAD).out()).contains("Last failure", message);
  }

  @ParameterizedTest
  @CsvSource({"init", "info", "discover", "line", "quote"})
  void whatItPrintsIsNotPartOfAReport(String place) throws IOException {
    String prints = "System.out.println(\"}}} noise\"); System.out.flush();";
    // In a process of its own, where standard output is real.
    program.installUnseen(PluginJarBuilder.vendor(BAD, bad().at(place, prints)), BAD);

    Result report = program.run("bad", "daily", "--json");

    assertThat(report.exitCode()).isZero();
    assertThat(report.out()).startsWith("{").endsWith("}\n").doesNotContain("noise");
    assertThat(report.out()).contains("\"total\": 550", "\"plugin\": \"" + BAD + "\"");
    oneLine(
        report,
        "plugin " + BAD + " 1.0.0 prints to standard output or error, which are for reports only",
        "; run `cctally plugins info " + BAD + "`");
    assertThat(report.err().lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"discover", "hint", "open", "line"})
  void oneThatInterruptsItsThreadIsNotHinderedAndHindersNobody(String place) throws IOException {
    program.installUnseen(
        PluginJarBuilder.vendor(BAD, bad().at(place, "Thread.currentThread().interrupt();")), BAD);

    Result own = program.run("bad", "daily", "--json");

    assertThat(own.exitCode()).as(own.err()).isZero();
    assertThat(own.err()).isEmpty();
    assertThat(own.out()).contains("\"total\": 550");
    assertThat(program.run("steady", "daily", "--json").out()).isEqualTo(alone);
  }

  @ParameterizedTest
  @CsvSource({"discover", "line", "quote"})
  void oneThatInterruptsEveryThreadIsNamed(String place) throws IOException {
    program.installUnseen(
        PluginJarBuilder.vendor(
            BAD,
            bad()
                .at(
                    place,
                    "for (Thread thread : Thread.getAllStackTraces().keySet())"
                        + " thread.interrupt(); long end = System.nanoTime() + 200_000_000L;"
                        + " while (System.nanoTime() < end) Thread.onSpinWait();")),
        BAD);

    Result own = program.run("bad", "daily", "--json");

    assertThat(own.exitCode()).as(own.err()).isZero();
    oneLine(own, "plugin " + BAD, "interrupted the program");
    Result all = program.run("daily", "--all", "--json");
    assertThat(all.exitCode()).as(all.err()).isZero();
    assertThat(all.out()).contains("\"total\": 1200", "\"total\": 3100");
    assertThat(program.run("steady", "daily", "--json").out()).isEqualTo(alone);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void bytesThatChangedSinceTheyWereTrusted() throws IOException {
    program.installUnseen(PluginJarBuilder.good(BAD, "bad"), BAD);
    assertThat(program.run("bad", "daily", "--json").out()).contains("\"total\": 550");
    Path jar = program.users().resolve(BAD + ".jar");
    PluginJarBuilder.vendor(BAD, bad().at("quote", "System.exit(9);")).build(jar);

    steadyIsUnharmed("is untrusted: it changed since it was installed");
    Result own = program.run("bad", "daily");
    assertThat(own.exitCode()).isEqualTo(2);
    assertThat(own.err())
        .isEqualTo(
            "cctally: plugin test.ingest.bad 1.0.0 is untrusted: it changed since it was installed;"
                + " run `cctally plugins info test.ingest.bad`\n");
    assertThat(program.run("plugins", "list", "--json").out())
        .contains("\"state\": \"untrusted\"", "\"trusted\": false");
    Result verify = program.run("plugins", "verify");
    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out()).contains("changed since it was installed");
  }

  @Test
  void aJarThatWasOnlyCopiedThere() throws IOException {
    Files.createDirectories(program.users());
    PluginJarBuilder.good(BAD, "bad").build(program.users().resolve("bad.jar"));

    steadyIsUnharmed("is untrusted: it was not installed with `cctally plugins install`");
    assertThat(program.run("bad", "daily").exitCode()).isEqualTo(2);
    // Switching it on does not make it trusted.
    assertThat(program.run("plugins", "enable", BAD).err()).contains("is untrusted");
    assertThat(program.run("bad", "daily").exitCode()).isEqualTo(2);
  }

  @Test
  void aBundledJarThatChanged() throws IOException {
    program.bundle(PluginJarBuilder.good(BAD, "bad"), "bad.jar");
    Path jar = program.bundled().resolve("bad.jar");
    Files.write(jar, new byte[] {0}, StandardOpenOption.APPEND);

    steadyIsUnharmed("plugin file bad.jar is not the one this distribution was built with");
    Result verify = program.run("plugins", "verify", "--json");
    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.out()).contains("\"ok\": false", "reinstall cctally");
  }

  @Test
  void classesThatAreDamaged() throws IOException {
    PluginJarBuilder jar =
        PluginJarBuilder.ingest(BAD, "bad")
            .indexed("sample.Sample")
            .entry("sample/Sample.class", new byte[] {1, 2, 3});
    program.installUnseen(jar, BAD);

    Result own = program.run("bad", "daily", "--json");
    assertThat(own.exitCode()).isZero();
    oneLine(own, "plugin " + BAD, "its classes do not fit together", "run `cctally plugins info");
    assertThat(program.run("plugins", "verify", BAD).out()).contains("is no class file");
  }

  @Test
  void afterThreeFailingRunsItIsSwitchedOff() throws IOException {
    program.installUnseen(
        PluginJarBuilder.vendor(
            BAD,
            bad()
                .at(
                    "discover",
                    "if (Files.exists(host.home().resolve(\"break\")))"
                        + " throw new RuntimeException(\"boom\");")),
        BAD);
    assertThat(program.run("bad", "daily", "--json").out()).contains("\"total\": 550");
    Path broken = program.home.resolve("break");
    Files.createFile(broken);
    for (int i = 0; i < 2; i++) {
      assertThat(program.run("bad", "daily").err()).contains("boom");
    }
    Files.delete(broken);
    assertThat(program.run("bad", "daily").err()).isEmpty(); // counts afresh
    Files.createFile(broken);
    for (int i = 0; i < 3; i++) {
      Result failing = program.run("bad", "daily", "--json");
      assertThat(failing.exitCode()).isZero();
      assertThat(failing.out()).contains("\"total\": 550", "0.0015", "boom"); // stored and priced
    }
    Result off = program.run("bad", "daily", "--json");
    assertThat(off.exitCode()).isZero();
    String message =
        "plugin test.ingest.bad 1.0.0 was switched off because it kept failing;"
            + " run `cctally plugins enable test.ingest.bad`";
    assertThat(off.out()).contains("\"total\": 550", message);
    oneLine(off, message);
    Result all = program.run("daily", "--all", "--json");
    assertThat(all.out()).contains("\"total\": 1200", "\"total\": 550", message);
    assertThat(Files.readString(program.data.resolve("config.json")))
        .contains("\"disabled_auto\": [\"test.ingest.bad\"]");
    assertThat(program.run("plugins", "info", BAD).out())
        .contains("disabled", "boom", "runs in a row: 3");
    Files.delete(broken);
    assertThat(program.run("plugins", "enable", BAD).exitCode()).isZero();
    Result again = program.run("bad", "daily", "--json");
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("\"total\": 550", "0.0015", "\"warnings\": []");
  }

  @Test
  void whatIsSwitchedOffIsShownAsFarAsItIsStored() throws IOException {
    program.installUnseen(PluginJarBuilder.good(BAD, "bad"), BAD);
    program.run("bad", "daily");
    program.run("plugins", "disable", BAD);

    Result own = program.run("bad", "daily", "--json");
    assertThat(own.exitCode()).isZero();
    assertThat(own.out()).contains("\"total\": 550");
    oneLine(
        own,
        "plugin test.ingest.bad 1.0.0 is switched off; run `cctally plugins enable"
            + " test.ingest.bad`; until then this shows what is stored");
    Result all = program.run("daily", "--all", "--json");
    assertThat(all.out()).contains("\"total\": 1200", "\"total\": 550", "is switched off");
    oneLine(all, "plugin test.ingest.bad 1.0.0 is switched off", "shows what is stored");
    assertThat(program.run("--help").out()).doesNotContain("bad ");
    program.run("plugins", "disable", RealProgram.STEADY, "--force");
    Result none = program.run("daily", "--all", "--json");
    assertThat(none.exitCode()).isZero();
    assertThat(none.out()).contains("\"total\": 1200", "\"total\": 550", "is switched off");
  }

  @Test
  void safeModeLeavesOutTheUsersPlugins() throws IOException {
    program.installUnseen(
        PluginJarBuilder.vendor(BAD, bad().at("info", "throw new Error(\"boom\");")), BAD);

    Result safe = program.run("--no-user-plugins", "daily", "--all", "--json");
    assertThat(safe.exitCode()).isZero();
    assertThat(safe.err()).isEmpty();
    assertThat(safe.out()).contains("\"total\": 1200").doesNotContain("bad");
    assertThat(program.run("--no-user", "bad", "daily").exitCode()).isEqualTo(2);
    assertThat(program.run("--no-user-plugins", "plugins", "list").out())
        .contains("test.ingest.steady")
        .doesNotContain("test.ingest.bad");
    program.variables.put("CCTALLY_SAFE_MODE", "1");
    assertThat(program.run("daily", "--all", "--json").out()).isEqualTo(safe.out());
    @Nullable String unused = program.variables.remove("CCTALLY_SAFE_MODE");
    assertThat(unused).isEqualTo("1");
    assertThat(program.run("daily", "--all").err()).contains("boom");
  }
}

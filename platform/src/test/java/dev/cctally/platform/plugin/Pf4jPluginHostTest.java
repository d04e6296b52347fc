package dev.cctally.platform.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pf4jPluginHostTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path directory;
  private @Nullable Pf4jPluginHost host;

  @AfterEach
  void close() {
    if (host != null) {
      host.close();
    }
  }

  private Pf4jPluginHost host() {
    return host(Duration.ofSeconds(20));
  }

  private Pf4jPluginHost host(Duration startDeadline) {
    Pf4jPluginHost made =
        new Pf4jPluginHost(
            new PluginSettings(
                directory, null, null, "linux", "1.0.0", PluginSwitches.ALL_ON, startDeadline));
    host = made;
    return made;
  }

  private void plugin(String file, PluginJarBuilder builder) throws IOException {
    builder.build(directory.resolve(file));
  }

  private void goodPlugin() throws IOException {
    plugin("good.jar", PluginJarBuilder.good("test.ingest.good", "good"));
  }

  /** The plugin is refused with this text, and its neighbour works. */
  private void assertDegraded(Pf4jPluginHost tested, String vendor, String plugin, String text) {
    assertThat(tested.vendor(vendor)).isEmpty();
    assertThat(tested.vendor("good").map(found -> found.info().id()))
        .as(() -> String.valueOf(tested.warnings()))
        .contains("good");
    assertThat(tested.warnings())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.plugin()).isEqualTo(plugin);
          assertThat(warning.error()).contains(plugin, text).doesNotContain("\n");
          assertThat(warning.error()).containsPattern("(run `cctally |reinstall cctally)");
        });
  }

  @Test
  void loadsTheVendorOfAPlugin() throws IOException {
    goodPlugin();
    Pf4jPluginHost tested = host();

    assertThat(tested.vendor("good"))
        .map(Vendor::info)
        .map(VendorInfo::displayName)
        .contains("Sample");
    assertThat(tested.warnings()).isEmpty();
  }

  @Test
  void keepsOneInstanceOfAVendor() throws IOException {
    goodPlugin();
    Pf4jPluginHost tested = host();

    assertThat(tested.vendor("good").orElseThrow()).isSameAs(tested.vendor("good").orElseThrow());
  }

  @Test
  void hasNoVendorThatNoPluginBrings() throws IOException {
    goodPlugin();
    Pf4jPluginHost tested = host();

    assertThat(tested.vendor("other")).isEmpty();
    assertThat(tested.call("other", MINUTE, () -> 1)).isEmpty();
    assertThat(tested.warnings()).isEmpty();
  }

  @Test
  void worksWithoutAnyFolder() {
    Pf4jPluginHost tested =
        new Pf4jPluginHost(
            PluginSettings.of(directory.resolve("none"), directory.resolve("data"), "linux"));

    assertThat(tested.installed()).isEmpty();
    assertThat(tested.warnings()).isEmpty();
  }

  @Test
  void loadsAPluginOnlyWhenItIsAskedFor() throws IOException {
    goodPlugin();
    plugin(
        "lazy.jar",
        PluginJarBuilder.ingest("test.ingest.lazy", "lazy")
            .extension(
                "Lazy",
                PluginSource.vendor(
                    "Lazy", "lazy", "static { System.setProperty(\"test.lazy\", \"loaded\"); }")));
    Pf4jPluginHost tested = host();
    System.clearProperty("test.lazy");

    assertThat(tested.installed()).extracting(InstalledPlugin::id).contains("test.ingest.lazy");
    assertThat(tested.vendor("good")).isPresent();
    assertThat(tested.notifier("lazy")).isEmpty();
    assertThat(System.getProperty("test.lazy")).isNull();

    assertThat(tested.vendor("lazy")).isPresent();
    assertThat(System.getProperty("test.lazy")).isEqualTo("loaded");
  }

  @Test
  void reportsAStaticInitialiserThatThrows() throws IOException {
    goodPlugin();
    plugin(
        "bad.jar", bad("static { if (true) throw new IllegalStateException(\"boom\\nbang\"); }"));

    assertDegraded(host(), "bad", "test.ingest.bad", "it threw IllegalStateException: boom bang");
  }

  @Test
  void givesUpOnAStaticInitialiserThatNeverReturns() throws IOException {
    goodPlugin();
    plugin("bad.jar", bad("static { if (true) for (;;) Thread.onSpinWait(); }"));

    assertDegraded(host(Duration.ofSeconds(2)), "bad", "test.ingest.bad", "longer than 2 s");
  }

  @Test
  void reportsAConstructorThatThrows() throws IOException {
    goodPlugin();
    plugin("bad.jar", bad("public Bad() { throw new IllegalArgumentException(\"no\"); }"));

    assertDegraded(host(), "bad", "test.ingest.bad", "it threw IllegalArgumentException: no");
  }

  @Test
  void givesUpOnAConstructorThatHangs() throws IOException {
    goodPlugin();
    plugin("bad.jar", bad("public Bad() { for (;;) Thread.onSpinWait(); }"));

    assertDegraded(host(Duration.ofSeconds(2)), "bad", "test.ingest.bad", "longer than 2 s");
  }

  @Test
  void reportsAConstructorThatIsNotPublic() throws IOException {
    goodPlugin();
    plugin("bad.jar", bad("private Bad() {}"));

    assertDegraded(host(), "bad", "test.ingest.bad", "public constructor without arguments");
  }

  @Test
  void survivesAPluginThatRunsOutOfStack() throws IOException {
    goodPlugin();
    plugin(
        "bad.jar", bad("public Bad() { f(1); } private static int f(int i) { return f(i) + 1; }"));

    assertDegraded(host(), "bad", "test.ingest.bad", "it ran out of stack");
  }

  @Test
  void survivesAPluginThatRunsOutOfMemory() throws IOException {
    goodPlugin();
    plugin(
        "bad.jar", bad("public Bad() { long[] huge = new long[Integer.MAX_VALUE]; huge[1] = 2; }"));

    assertDegraded(host(), "bad", "test.ingest.bad", "it ran out of memory");
  }

  @Test
  void reportsAnExceptionWhoseMessageThrows() throws IOException {
    goodPlugin();
    plugin(
        "bad.jar",
        bad(
            "public Bad() { throw new RuntimeException() { @Override public String getMessage() {"
                + " throw new RuntimeException(); } }; }"));

    assertDegraded(host(), "bad", "test.ingest.bad", "it threw");
  }

  @Test
  void reportsAClassThatIsNotInTheJar() throws IOException {
    goodPlugin();
    plugin("bad.jar", bad("").indexed("sample.Missing"));

    assertDegraded(
        host(), "bad", "test.ingest.bad", "names sample.Missing, which it does not contain");
  }

  @Test
  void reportsALibraryThatIsNotInTheJar() throws IOException {
    goodPlugin();
    plugin(
        "bad.jar",
        bad("public Bad() { Library.use(); }")
            .source("Library", "package sample; class Library { static void use() {} }")
            .dropping("Library"));

    assertDegraded(host(), "bad", "test.ingest.bad", "a class it does not have: sample.Library");
  }

  @Test
  void doesNotLetAPluginSeeTheHostsClasses() throws IOException {
    goodPlugin();
    plugin("bad.jar", bad("public Bad() { dev.cctally.platform.ErrorKind.values(); }"));

    assertDegraded(
        host(),
        "bad",
        "test.ingest.bad",
        "a class it does not have: dev.cctally.platform.ErrorKind");
  }

  @Test
  void doesNotLetAPluginSeeTheHostsLibraries() throws IOException {
    goodPlugin();
    plugin("bad.jar", bad("public Bad() { new com.squareup.moshi.Moshi.Builder(); }"));

    assertDegraded(host(), "bad", "test.ingest.bad", "com.squareup.moshi.Moshi");
  }

  @Test
  void doesNotLetAPluginSeeTheHostsResources() throws IOException {
    plugin(
        "good.jar",
        PluginJarBuilder.ingest("test.ingest.good", "good")
            .entry("own.txt", new byte[] {1})
            .extension(
                "Good",
                PluginSource.vendor(
                    "Good",
                    "good",
                    "",
                    "ClassLoader own = Good.class.getClassLoader();"
                        + " boolean fine = own.getResource(\"own.txt\") != null"
                        + " && own.getResource(\"com/squareup/moshi/Moshi.class\") == null"
                        + " && Thread.currentThread().getContextClassLoader() == own;"
                        + " if (!fine) throw new IllegalStateException(); return List.of();")));
    Pf4jPluginHost tested = host();
    Vendor vendor = tested.vendor("good").orElseThrow();

    assertThat(tested.call("good", MINUTE, vendor::logSources)).contains(List.of());
  }

  @Test
  void letsAPluginBundleTheSpi() throws IOException {
    plugin(
        "good.jar",
        PluginJarBuilder.good("test.ingest.good", "good")
            .entry(
                "dev/cctally/spi/vendor/Vendor.class", classFile("dev/cctally/spi/vendor/Vendor"))
            .entry("org/pf4j/ExtensionPoint.class", new byte[] {0}));
    Pf4jPluginHost tested = host();

    assertThat(tested.vendor("good")).isPresent();
    assertThat(tested.warnings()).isEmpty();
    PluginInventory inventory =
        new PluginInventory(
            new PluginSettings(
                directory, null, null, "linux", "1.0.0", PluginSwitches.ALL_ON, MINUTE));
    assertThat(inventory.verify(inventory.plugins().getFirst()))
        .anySatisfy(problem ->
            assertThat(problem)
                .contains("brings its own copy of what cctally provides, such as dev/cctally/spi"));
  }

  @Test
  void keepsTwoPluginsClassesApart() throws IOException {
    // Two classes of one name, each with a counter of its own.
    String members =
        """
        private static int asked;
        @Override public dev.cctally.spi.model.SpeedTier defaultSpeed(
            dev.cctally.spi.vendor.HostEnvironment host) {
          return ++asked == 1
              ? dev.cctally.spi.model.SpeedTier.FAST : dev.cctally.spi.model.SpeedTier.STANDARD;
        }
        """;
    for (String vendor : List.of("good", "twin")) {
      plugin(
          vendor + ".jar",
          PluginJarBuilder.ingest("test.ingest." + vendor, vendor)
              .extension("Good", PluginSource.vendor("Good", vendor, members)));
    }
    Pf4jPluginHost tested = host();

    for (String vendor : List.of("good", "twin")) {
      assertThat(tested.vendor(vendor).orElseThrow().defaultSpeed(new NoHost()))
          .isEqualTo(SpeedTier.FAST);
    }
  }

  @Test
  void reportsAClassFileOfAFutureJava() throws IOException {
    goodPlugin();
    byte[] future = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 99, 0, 1};
    plugin(
        "bad.jar",
        PluginJarBuilder.ingest("test.ingest.bad", "bad")
            .indexed("sample.Future")
            .entry("sample/Future.class", future));

    assertDegraded(host(), "bad", "test.ingest.bad", "built for a newer Java");
  }

  @Test
  void reportsAVendorThatIsNotTheOneOfTheManifest() throws IOException {
    goodPlugin();
    plugin(
        "bad.jar",
        PluginJarBuilder.ingest("test.ingest.bad", "bad")
            .extension("Bad", PluginSource.vendor("Bad", "good")));

    assertDegraded(
        host(), "bad", "test.ingest.bad", "calls itself 'good' but its manifest says 'bad'");
  }

  @Test
  void reportsAPluginThatOffersNothing() throws IOException {
    goodPlugin();
    plugin("bad.jar", PluginJarBuilder.ingest("test.ingest.bad", "bad"));

    assertDegraded(host(), "bad", "test.ingest.bad", "offers no vendor");
  }

  @Test
  void reportsAPluginWithTwoVendors() throws IOException {
    goodPlugin();
    plugin("bad.jar", bad("").extension("Worse", PluginSource.vendor("Worse", "worse")));

    assertDegraded(host(), "bad", "test.ingest.bad", "offers 2 vendors");
  }

  @Test
  void startsThePluginClass() throws IOException {
    goodPlugin();
    plugin("started.jar", started("System.setProperty(\"test.started\", \"yes\");"));
    System.clearProperty("test.started");
    Pf4jPluginHost tested = host();

    assertThat(tested.vendor("started")).isPresent();
    assertThat(System.getProperty("test.started")).isEqualTo("yes");
    tested.close();
    assertThat(System.getProperty("test.started")).isEqualTo("stopped");
  }

  @Test
  void reportsAPluginClassWhoseStartThrows() throws IOException {
    goodPlugin();
    plugin("bad.jar", started("throw new IllegalStateException(\"not today\");"));

    assertDegraded(host(), "started", "test.ingest.started", "IllegalStateException: not today");
  }

  @Test
  void reportsAPluginClassThatIsMissing() throws IOException {
    goodPlugin();
    plugin("bad.jar", bad("").attribute("Plugin-Class", "sample.Nowhere"));

    assertDegraded(
        host(), "bad", "test.ingest.bad", "Plugin-Class sample.Nowhere is not in the jar");
  }

  @Test
  void reportsAPluginClassOfTheWrongType() throws IOException {
    goodPlugin();
    plugin("bad.jar", bad("").attribute("Plugin-Class", "sample.Bad"));

    assertDegraded(host(), "bad", "test.ingest.bad", "does not extend org.pf4j.Plugin");
  }

  @Test
  void degradesAVendorWhoseCallThrows() throws IOException {
    goodPlugin();
    plugin("bad.jar", badSources("throw new IllegalStateException(\"later\");"));
    Pf4jPluginHost tested = host();
    Vendor vendor = tested.vendor("bad").orElseThrow();

    assertThat(tested.call("bad", MINUTE, vendor::logSources)).isEmpty();

    assertDegraded(
        tested, "bad", "test.ingest.bad", "failed: it threw IllegalStateException: later");
    assertThat(tested.call("bad", MINUTE, () -> 1)).isEmpty();
    assertThat(tested.call("good", MINUTE, () -> 1)).contains(1);
  }

  @Test
  void degradesAVendorWhoseCallReturnsNull() throws IOException {
    goodPlugin();
    plugin("bad.jar", badSources("return null;"));
    Pf4jPluginHost tested = host();
    Vendor vendor = tested.vendor("bad").orElseThrow();

    assertThat(tested.call("bad", MINUTE, vendor::logSources)).isEmpty();
    assertDegraded(tested, "bad", "test.ingest.bad", "it returned nothing");
  }

  @Test
  void degradesAVendorWhoseCallHangs() throws IOException {
    goodPlugin();
    plugin("bad.jar", badSources("for (;;) Thread.onSpinWait();"));
    Pf4jPluginHost tested = host();
    Vendor vendor = tested.vendor("bad").orElseThrow();

    assertThat(tested.call("bad", Duration.ofMillis(300), vendor::logSources)).isEmpty();
    assertDegraded(tested, "bad", "test.ingest.bad", "did not answer within 300 ms");
  }

  @Test
  void callsOnADaemonThreadNamedAfterThePlugin() throws IOException {
    goodPlugin();
    Pf4jPluginHost tested = host();

    Thread thread = tested.call("good", MINUTE, Thread::currentThread).orElseThrow();
    assertThat(thread.getName()).isEqualTo("plugin test.ingest.good");
    assertThat(thread.isDaemon()).isTrue();
  }

  @Test
  void doesNotBlameAPluginForAnInterruptedCaller() throws IOException {
    goodPlugin();
    Pf4jPluginHost tested = host();
    assertThat(tested.vendor("good")).isPresent();
    CountDownLatch never = new CountDownLatch(1);

    Thread.currentThread().interrupt();
    assertThat(
            tested.call(
                "good",
                MINUTE,
                () -> {
                  never.await();
                  return 1;
                }))
        .isEmpty();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(tested.warnings()).isEmpty();
    assertThat(tested.call("good", MINUTE, () -> 1)).contains(1);
  }

  @Test
  void notesAFailureFoundElsewhere() throws IOException {
    goodPlugin();
    plugin("bad.jar", bad(""));
    Pf4jPluginHost tested = host();
    assertThat(tested.vendor("bad")).isPresent();

    tested.degrade("bad", "its reader never ended");
    tested.degrade("bad", "its reader never ended");

    assertDegraded(tested, "bad", "test.ingest.bad", "failed: its reader never ended");
  }

  @Test
  // Where it goes instead is told by PluginConsoleTest.
  void keepsWhatAPluginPrintsOutOfReports() throws IOException {
    PrintStream out = System.out;
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    plugin(
        "good.jar",
        PluginJarBuilder.ingest("test.ingest.good", "good")
            .extension(
                "Good",
                PluginSource.vendor(
                    "Good", "good", "public Good() { System.out.print(\"noise\"); }")));
    try {
      System.setOut(new PrintStream(report, true, UTF_8));
      assertThat(host().vendor("good")).isPresent();
    } finally {
      System.setOut(out);
    }
    assertThat(report.toString(UTF_8)).isEmpty();
  }

  @Test
  void letsAPluginUseClassesOfOneItDependsOn() throws IOException {
    Path library =
        PluginJarBuilder.plugin("test.library", "pricing")
            .source(
                "Shared",
                "package sample; public class Shared { public static int one() { return 1; } }")
            .build(directory.resolve("library.jar"));
    plugin(
        "user.jar",
        PluginJarBuilder.ingest("test.ingest.user", "user")
            .attribute("Plugin-Dependencies", "test.library@>=1.0.0")
            .compiledAgainst(library)
            .extension(
                "User", PluginSource.vendor("User", "user", "public User() { Shared.one(); }")));

    assertThat(host().vendor("user")).isPresent();
  }

  @Test
  void offersNothingAfterItWasClosed() throws IOException {
    goodPlugin();
    Pf4jPluginHost tested = host();
    assertThat(tested.vendor("good")).isPresent();

    tested.close();

    assertThat(tested.vendor("good")).isEmpty();
    assertThat(tested.warnings()).isEmpty();
  }

  private static PluginJarBuilder bad(String members) {
    return PluginJarBuilder.ingest("test.ingest.bad", "bad")
        .extension("Bad", PluginSource.vendor("Bad", "bad", members));
  }

  private static PluginJarBuilder badSources(String statements) {
    return PluginJarBuilder.ingest("test.ingest.bad", "bad")
        .extension("Bad", PluginSource.vendor("Bad", "bad", "", statements));
  }

  private static PluginJarBuilder started(String start) {
    return PluginJarBuilder.good("test.ingest.started", "started")
        .attribute("Plugin-Class", "sample.Lifecycle")
        .source(
            "Lifecycle",
            """
            package sample;

            public final class Lifecycle extends org.pf4j.Plugin {
              @Override
              public void start() {
                START
              }

              @Override
              public void stop() {
                System.setProperty("test.started", "stopped");
              }
            }
            """
                .replace("START", start));
  }

  private static byte[] classFile(String name) throws IOException {
    try (InputStream in = Vendor.class.getClassLoader().getResourceAsStream(name + ".class")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}

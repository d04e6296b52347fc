package dev.cctally.platform.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be loaded, by manifests alone: no jar here holds a class. */
class PluginCatalogTest {
  @TempDir private Path directory;
  private Path bundled;
  private Path user;
  private Path trust;

  @BeforeEach
  void folders() throws IOException {
    bundled = Files.createDirectory(directory.resolve("bundled"));
    user = Files.createDirectory(directory.resolve("plugins"));
    trust = directory.resolve("plugin-trust.json");
  }

  private PluginSettings settings() {
    return new PluginSettings(
        bundled, user, trust, "linux", "1.4.0", PluginSwitches.ALL_ON, Duration.ofSeconds(20));
  }

  private Pf4jPluginHost host() {
    return new Pf4jPluginHost(settings());
  }

  private static PluginJarBuilder manifest(String id, String vendor) {
    return PluginJarBuilder.ingest(id, vendor);
  }

  private static void assertWarns(Pf4jPluginHost host, String plugin, String text) {
    assertThat(host.warnings())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.plugin()).isEqualTo(plugin);
          assertThat(warning.error()).contains(plugin, text);
        });
  }

  private void trust(String id, Path jar) throws IOException {
    Files.writeString(
        trust,
        """
        {"_schema": 1, "plugins": {"%s": {"version": "1.0.0", "sha256": "%s", "signer": null}}}
        """
            .formatted(id, Checksum.sha256(jar)));
  }

  @Test
  void readsADescriptor() throws IOException {
    Path jar =
        manifest("test.ingest.a", "aa")
            .attribute("Cctally-Command-Aliases", "daily=daily, monthly=monthly,a-weekly=weekly")
            .attribute("Cctally-Report-Shape", "inclusive-input")
            .attribute("Cctally-Platforms", "linux,macos")
            .attribute("Cctally-Permissions", "fs-read:~/.a,net:a.example,exec:a")
            .build(bundled.resolve("a.jar"));
    Pf4jPluginHost host = host();

    InstalledPlugin plugin = host.installed().getFirst();
    assertThat(plugin.id()).isEqualTo("test.ingest.a");
    assertThat(plugin.version()).isEqualTo("1.0.0");
    assertThat(plugin.provider()).isEqualTo("Tests");
    assertThat(plugin.requires()).isEqualTo(">=1.0.0 & <2.0.0");
    assertThat(plugin.kinds()).containsExactly("ingest");
    assertThat(plugin.vendorId()).isEqualTo("aa");
    assertThat(plugin.commandAliases().toString())
        .isEqualTo("{daily=daily, monthly=monthly, a-weekly=weekly}");
    assertThat(plugin.reportShape()).isEqualTo(ReportShape.INCLUSIVE_INPUT);
    assertThat(plugin.jar()).isEqualTo(jar);
    assertThat(plugin.bundled()).isTrue();
    assertThat(host.warnings()).isEmpty();
  }

  @Test
  void givesReportsTheGeneralFormUnlessTheManifestNamesAnother() throws IOException {
    manifest("test.a", "aa").build(bundled.resolve("a.jar"));
    manifest("test.b", "bb")
        .attribute("Cctally-Report-Shape", "split-cache")
        .build(bundled.resolve("b.jar"));
    assertThat(host().installed())
        .extracting(InstalledPlugin::reportShape)
        .containsExactly(ReportShape.GENERAL, ReportShape.SPLIT_CACHE);
  }

  @Test
  void refusesAReportFormWithoutAVendor() throws IOException {
    manifest("test.bad", "bad")
        .without("Cctally-Vendor")
        .attribute("Cctally-Plugin-Kind", "notifier")
        .attribute("Cctally-Notifier", "bell")
        .attribute("Cctally-Report-Shape", "general")
        .build(bundled.resolve("bad.jar"));
    Pf4jPluginHost host = host();
    assertThat(host.installed()).isEmpty();
    assertWarns(host, "test.bad", "Cctally-Report-Shape needs a Cctally-Vendor");
  }

  @Test
  void putsBundledPluginsFirstThenOrdersById() throws IOException {
    manifest("test.z", "zz").build(bundled.resolve("1.jar"));
    manifest("test.m", "mm").build(bundled.resolve("2.jar"));
    trust("test.a", manifest("test.a", "aa").build(user.resolve("a.jar")));

    assertThat(host().installed())
        .extracting(InstalledPlugin::id)
        .containsExactly("test.m", "test.z", "test.a");
  }

  @Test
  void refusesAnIncompatiblePlugin() throws IOException {
    manifest("test.new", "new")
        .attribute("Plugin-Version", "2.0.0")
        .attribute("Plugin-Requires", ">=2.0.0")
        .build(bundled.resolve("new.jar"));
    Pf4jPluginHost host = host();

    assertThat(host.installed()).isEmpty();
    assertThat(host.warnings())
        .containsExactly(
            new PluginWarning(
                "test.new",
                "plugin test.new 2.0.0 is incompatible: needs SPI >=2.0.0 (have 1.4.0);"
                    + " run `cctally plugins info test.new`"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Plugin-Id; ; no Plugin-Id",
        "Plugin-Version; ; no Plugin-Version",
        "Plugin-Version; 1.0; not a semantic version",
        "Plugin-Provider; ; no Plugin-Provider",
        "Plugin-Description; ; no Plugin-Description",
        "Plugin-License; ; no Plugin-License",
        "Plugin-Requires; ; no Plugin-Requires",
        "Plugin-Requires; *; Plugin-Requires '*' is not a version range",
        "Plugin-Requires; 1.0.0; Plugin-Requires '1.0.0' is not a version range",
        "Cctally-Plugin-Kind; ; no Cctally-Plugin-Kind",
        "Cctally-Plugin-Kind; ingest,toaster; 'toaster' is not accepted; accepted: ingest,"
            + " notifier",
        "Cctally-Plugin-Kind; notifier; Cctally-Vendor but its kind is not ingest",
        "Cctally-Plugin-Kind; ingest,notifier; its kind is notifier but its manifest has no"
            + " Cctally-Notifier",
        "Cctally-Notifier; bell; its manifest has a Cctally-Notifier but its kind is not notifier",
        "Cctally-Vendor; ; no Cctally-Vendor",
        "Cctally-Vendor; A B; 'A B' is not accepted",
        "Cctally-Platforms; beos; 'beos' is not accepted; accepted: linux, macos, windows",
        "Cctally-Permissions; root; 'root' is not accepted",
        "Cctally-Command-Aliases; daily; command=report",
        "Cctally-Command-Aliases; daily=daily,daily=weekly; names 'daily' twice",
        "Cctally-Report-Shape; round; Cctally-Report-Shape 'round' is not accepted; accepted:"
            + " split-cache, inclusive-input, general",
        "Plugin-Dependencies; other?; 'other?' is not accepted",
        "Plugin-Dependencies; test.b@1.0.0; Plugin-Dependencies '1.0.0' is not a version range",
      })
  void refusesAManifestThatBreaksARule(String attribute, @Nullable String value, String message)
      throws IOException {
    PluginJarBuilder builder = manifest("test.bad", "bad");
    (value == null ? builder.without(attribute) : builder.attribute(attribute, value))
        .build(bundled.resolve("bad.jar"));
    manifest("test.good", "good").build(bundled.resolve("good.jar"));
    Pf4jPluginHost host = host();

    assertThat(host.installed()).extracting(InstalledPlugin::id).containsExactly("test.good");
    assertWarns(
        host, "Plugin-Id".equals(attribute) ? "bad.jar" : "test.bad", message.split(";")[0]);
    assertThat(host.warnings().getFirst().error()).contains("reinstall cctally");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nodots", "Upper.case", "a..b", ".a", "a b.c"})
  void refusesAPluginIdOfAnotherForm(String id) throws IOException {
    manifest(id, "bad").build(bundled.resolve("bad.jar"));
    Pf4jPluginHost host = host();

    assertThat(host.installed()).isEmpty();
    assertWarns(host, id, "not a dotted lower-case name");
  }

  @Test
  void reportsAJarThatIsNotAZip() throws IOException {
    Files.writeString(bundled.resolve("bad.jar"), "not a zip");
    Pf4jPluginHost host = host();

    assertThat(host.installed()).isEmpty();
    assertWarns(host, "bad.jar", "cannot be read");
  }

  @Test
  void reportsAFolderNamedLikeAJar() throws IOException {
    Files.createDirectory(user.resolve("bad.jar"));
    Pf4jPluginHost host = host();

    assertThat(host.installed()).isEmpty();
    assertWarns(host, "bad.jar", "it is a folder, not a jar");
    assertThat(host.warnings().getFirst().error()).contains("delete it from " + user);
  }

  @Test
  void reportsAJarWithoutManifest() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(bundled.resolve("bad.jar")))) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
    }
    Pf4jPluginHost host = host();

    assertThat(host.installed()).isEmpty();
    assertWarns(host, "bad.jar", "it has no manifest");
  }

  @Test
  void keepsControlCharactersOutOfWarnings() throws IOException {
    manifest("test.bad", "bad")
        .attribute("Plugin-Requires", "\u001b[31m>=1")
        .build(bundled.resolve("bad.jar"));
    Pf4jPluginHost host = host();

    assertThat(host.installed()).isEmpty();
    assertThat(host.warnings().getFirst().error()).doesNotContain("\u001b");
  }

  @Test
  void leavesOutAPluginForAnotherPlatformWithoutAWord() throws IOException {
    manifest("test.mac", "mac")
        .attribute("Cctally-Platforms", "macos")
        .build(bundled.resolve("mac.jar"));
    Pf4jPluginHost host = host();

    assertThat(host.installed()).isEmpty();
    assertThat(host.warnings()).isEmpty();
  }

  @Test
  void leavesOutADisabledPluginWithoutAWord() throws IOException {
    manifest("test.a", "aa").build(bundled.resolve("a.jar"));
    Pf4jPluginHost host =
        new Pf4jPluginHost(
            settings().with(new PluginSwitches(Set.of("test.a"), Set.of(), null, Set.of())));

    assertThat(host.installed()).isEmpty();
    assertThat(host.warnings()).isEmpty();
  }

  @Test
  void prefersTheBundledPluginOverAUsersWithTheSameVendor() throws IOException {
    manifest("test.own", "same").build(bundled.resolve("own.jar"));
    trust(
        "test.other",
        manifest("test.other", "same")
            .attribute("Plugin-Version", "9.0.0")
            .build(user.resolve("other.jar")));
    Pf4jPluginHost host = host();

    assertThat(host.installed()).extracting(InstalledPlugin::id).containsExactly("test.own");
    assertWarns(host, "test.other", "vendor 'same' is already provided by test.own");
  }

  @Test
  void prefersTheHigherVersionAmongEquals() throws IOException {
    manifest("test.a", "aa").attribute("Plugin-Version", "1.9.0").build(bundled.resolve("1.jar"));
    manifest("test.a", "aa").attribute("Plugin-Version", "1.10.0").build(bundled.resolve("2.jar"));
    Pf4jPluginHost host = host();

    assertThat(host.installed()).extracting(InstalledPlugin::version).containsExactly("1.10.0");
    assertWarns(host, "test.a", "1.jar is a duplicate of 2.jar (1.10.0)");
  }

  @Test
  void letsAUsersPluginReplaceABundledOneOnlyIfAllowed() throws IOException {
    manifest("test.a", "aa").build(bundled.resolve("a.jar"));
    trust("test.a", manifest("test.a", "aa").build(user.resolve("mine.jar")));

    Pf4jPluginHost refusing = host();
    assertThat(refusing.installed()).extracting(InstalledPlugin::bundled).containsExactly(true);
    assertWarns(refusing, "test.a", "duplicate");
    Pf4jPluginHost allowing =
        new Pf4jPluginHost(
            settings().with(new PluginSwitches(Set.of(), Set.of(), null, Set.of("test.a"))));
    assertThat(allowing.installed()).extracting(InstalledPlugin::bundled).containsExactly(false);
    assertThat(allowing.warnings()).isEmpty();
  }

  @Test
  void leavesOutAPluginWhoseDependencyIsMissing() throws IOException {
    manifest("test.a", "aa")
        .attribute("Plugin-Dependencies", "test.b@>=2.0.0")
        .build(bundled.resolve("a.jar"));
    manifest("test.b", "bb").build(bundled.resolve("b.jar"));
    Pf4jPluginHost host = host();

    assertThat(host.installed()).extracting(InstalledPlugin::id).containsExactly("test.b");
    assertWarns(host, "test.a", "needs plugin test.b >=2.0.0, which is not usable");
  }

  @Test
  void leavesOutPluginsThatDependOnEachOther() throws IOException {
    manifest("test.a", "aa")
        .attribute("Plugin-Dependencies", "test.b")
        .build(bundled.resolve("a.jar"));
    manifest("test.b", "bb")
        .attribute("Plugin-Dependencies", "test.a")
        .build(bundled.resolve("b.jar"));
    Pf4jPluginHost host = host();

    assertThat(host.installed()).isEmpty();
    assertThat(host.warnings())
        .extracting(PluginWarning::plugin)
        .containsExactlyInAnyOrder("test.a", "test.b");
  }

  @Test
  void doesNotTrustAUsersPluginThatWasNotInstalled() throws IOException {
    manifest("test.a", "aa").build(user.resolve("a.jar"));
    Pf4jPluginHost host = host();

    assertThat(host.installed()).isEmpty();
    assertWarns(
        host, "test.a", "is untrusted: it was not installed with `cctally plugins install`");
  }

  @Test
  void doesNotTrustAUsersPluginThatChanged() throws IOException {
    Path jar = manifest("test.a", "aa").build(user.resolve("a.jar"));
    trust("test.a", jar);
    assertThat(host().installed()).hasSize(1);

    manifest("test.a", "aa").entry("more.txt", new byte[1]).build(jar);
    Pf4jPluginHost host = host();
    assertThat(host.installed()).isEmpty();
    assertWarns(host, "test.a", "is untrusted: it changed since it was installed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{\"_schema\": 2, \"plugins\": {}}", "{\"_schema\": \"x\"}"})
  void trustsNothingIfTheTrustFileIsDamaged(String content) throws IOException {
    manifest("test.a", "aa").build(user.resolve("a.jar"));
    Files.writeString(trust, content);
    Pf4jPluginHost host = host();

    assertThat(host.installed()).isEmpty();
    assertThat(host.warnings())
        .extracting(PluginWarning::plugin)
        .containsExactly("plugin-trust.json", "test.a");
  }

  @Test
  void readsNoUserPluginInSafeMode() throws IOException {
    Files.writeString(user.resolve("bad.jar"), "not a zip");
    Pf4jPluginHost host = new Pf4jPluginHost(settings().bundledOnly());

    assertThat(host.installed()).isEmpty();
    assertThat(host.warnings()).isEmpty();
  }

  @Test
  void usesTheIndexInsteadOfTheManifests() throws IOException {
    Path jar = manifest("test.a", "aa").build(bundled.resolve("a.jar"));
    assertThat(PluginIndex.write(bundled)).isEmpty();
    byte[] bytes = Files.readAllBytes(jar);
    Files.write(jar, new byte[bytes.length]); // same size, no zip any more
    Pf4jPluginHost host = host();

    assertThat(host.installed()).extracting(InstalledPlugin::id).containsExactly("test.a");
    assertThat(host.warnings()).isEmpty();
    assertThat(problems())
        .anySatisfy(problem ->
            assertThat(problem)
                .startsWith("plugin test.a 1.0.0 is not the one this distribution was built with (")
                .endsWith("); reinstall cctally"));
  }

  @Test
  void refusesABundledJarOfAnotherSize() throws IOException {
    Path jar = manifest("test.a", "aa").build(bundled.resolve("a.jar"));
    assertThat(PluginIndex.write(bundled)).isEmpty();
    Files.write(jar, new byte[1], StandardOpenOption.APPEND);
    Pf4jPluginHost host = host();

    assertThat(host.installed()).isEmpty();
    assertWarns(host, "a.jar", "is not the one this distribution was built with");
  }

  @Test
  void reportsABundledJarThatIsMissing() throws IOException {
    Path jar = manifest("test.a", "aa").build(bundled.resolve("a.jar"));
    manifest("test.b", "bb").build(bundled.resolve("b.jar"));
    assertThat(PluginIndex.write(bundled)).isEmpty();
    Files.delete(jar);
    Pf4jPluginHost host = host();

    assertThat(host.installed()).extracting(InstalledPlugin::id).containsExactly("test.b");
    assertWarns(host, "a.jar", "is missing from this distribution");
  }

  /** What {@code plugins verify} finds. */
  private List<String> problems() {
    PluginInventory inventory = new PluginInventory(settings());
    List<String> problems = new ArrayList<>();
    inventory.folderProblems().forEach(problem -> problems.add(problem.error()));
    inventory.plugins().forEach(plugin -> problems.addAll(inventory.verify(plugin)));
    return problems;
  }

  @Test
  void verifiesAnIntactDistribution() throws IOException {
    PluginJarBuilder.good("test.a", "aa").build(bundled.resolve("a.jar"));
    assertThat(PluginIndex.write(bundled)).isEmpty();

    assertThat(problems()).isEmpty();
  }

  @Test
  void reportsAJarThatIsNotInTheIndexWhenVerifying() throws IOException {
    PluginJarBuilder.good("test.a", "aa").build(bundled.resolve("a.jar"));
    assertThat(PluginIndex.write(bundled)).isEmpty();
    PluginJarBuilder.good("test.b", "bb").build(bundled.resolve("b.jar"));

    assertThat(host().installed()).extracting(InstalledPlugin::id).containsExactly("test.a");
    assertThat(problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains("b.jar is not part of"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"schema\": 2, \"plugins\": []}",
        "{\"schema\":1,\"plugins\":[{\"file\":\"../x.jar\",\"size\":1}]}"
      })
  void readsTheManifestsIfTheIndexIsDamaged(String content) throws IOException {
    manifest("test.a", "aa").build(bundled.resolve("a.jar"));
    Files.writeString(bundled.resolve("index.json"), content);
    Pf4jPluginHost host = host();

    assertThat(host.installed()).extracting(InstalledPlugin::id).containsExactly("test.a");
    assertWarns(host, "index.json", "cannot be used");
  }

  @Test
  void writesTheSameIndexForTheSameJars() throws IOException {
    manifest("test.b", "bb").build(bundled.resolve("b.jar"));
    manifest("test.a", "aa")
        .attribute("Plugin-Provider", "\"Ä\"\\")
        .build(bundled.resolve("a.jar"));
    assertThat(PluginIndex.write(bundled)).isEmpty();
    byte[] first = Files.readAllBytes(bundled.resolve("index.json"));
    assertThat(PluginIndex.write(bundled)).isEmpty();

    assertThat(Files.readAllBytes(bundled.resolve("index.json"))).isEqualTo(first);
    assertThat(new String(first, UTF_8)).containsSubsequence("\"a.jar\"", "\"b.jar\"");
    assertThat(host().installed())
        .extracting(InstalledPlugin::provider)
        .containsExactly("\"Ä\"\\", "Tests");
  }

  @Test
  void writesNoIndexIfAJarIsNoPlugin() throws IOException {
    manifest("test.b", "bb").build(bundled.resolve("b.jar"));
    manifest("test.a", "aa").without("Plugin-Requires").build(bundled.resolve("a.jar"));

    assertThat(PluginIndex.write(bundled))
        .containsExactly("a.jar: its manifest has no Plugin-Requires");
    assertThat(bundled.resolve("index.json")).doesNotExist();
  }
}

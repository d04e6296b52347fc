package dev.cctally.platform.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Every jar in the plugin folders, also those that are not used, for the commands about plugins and
 * the health report. Loads no plugin code and changes nothing. It hashes jars, so reports use
 * {@link PluginHost} instead.
 */
public final class PluginInventory {
  private final PluginSettings settings;
  private final PluginWarnings warnings = new PluginWarnings();
  private final Map<Path, String> indexed = new HashMap<>();
  private final List<PluginRecord> records = new ArrayList<>();
  private final List<PluginWarning> folderProblems;
  private TrustRecords trust = TrustRecords.none();

  /**
   * Looks at the folders.
   *
   * @param settings where plugins are and which may run
   */
  public PluginInventory(PluginSettings settings) {
    this.settings = settings;
    readRecordedDigests();
    PluginCatalog catalog = new CatalogScan(settings, warnings).run();
    for (CheckedPlugin plugin : catalog.all()) {
      records.add(usable(plugin));
    }
    for (Rejection rejection : catalog.rejected()) {
      records.add(rejected(rejection));
    }
    records.sort(
        Comparator.comparing((PluginRecord record) -> !record.bundled())
            .thenComparing(PluginRecord::id)
            .thenComparing(PluginRecord::path));
    folderProblems = leftOver();
  }

  private void readRecordedDigests() {
    Path directory = settings.bundledDirectory();
    try {
      if (directory != null && Files.exists(directory.resolve(PluginIndex.FILE_NAME))) {
        for (IndexedJar jar : PluginIndexReader.read(directory)) {
          indexed.put(jar.jar().path(), jar.sha256());
        }
      }
    } catch (IOException e) {
      indexed.clear(); // the scan says so
    }
    Path file = settings.trustFile();
    try {
      trust = file == null ? TrustRecords.none() : TrustRecords.read(file);
    } catch (IOException e) {
      trust = TrustRecords.none(); // likewise
    }
  }

  /** What the scan warned of that is about no single jar. */
  private List<PluginWarning> leftOver() {
    Set<String> told = new HashSet<>();
    records.forEach(record -> told.add(String.valueOf(record.error())));
    List<PluginWarning> rest = new ArrayList<>(warnings.all());
    rest.removeIf(warning -> told.contains(warning.error()));
    Path directory = settings.bundledDirectory();
    if (directory != null && !indexed.isEmpty()) {
      try {
        for (Path jar : PluginIndex.jars(directory)) {
          if (!indexed.containsKey(jar)) {
            String what = "is not part of this distribution and is not used";
            rest.add(
                new PluginWarnings()
                    .aboutFile(String.valueOf(jar.getFileName()), what, JarFinder.REINSTALL));
          }
        }
      } catch (IOException e) {
        return List.copyOf(rest); // the scan has said so
      }
    }
    return List.copyOf(rest);
  }

  /** {@return every jar: bundled ones first, then by id} */
  public List<PluginRecord> plugins() {
    return List.copyOf(records);
  }

  /**
   * {@return the jars with an id, the one that is used first; empty if there is none}
   *
   * @param id a plugin's id, or the name of a file that has none
   */
  public List<PluginRecord> ofId(String id) {
    List<PluginRecord> found = new ArrayList<>();
    for (PluginRecord record : records) {
      if (record.id().equals(id)) {
        found.add(record.state() == PluginState.LOADED ? 0 : found.size(), record);
      }
    }
    return found;
  }

  /** {@return what is wrong with the folders and files about plugins, but with no single jar} */
  public List<PluginWarning> folderProblems() {
    return folderProblems;
  }

  /**
   * Reads every byte of a jar and compares it with what is recorded.
   *
   * @param record the jar
   * @return what is wrong, one sentence each, empty if all is well
   */
  public List<String> verify(PluginRecord record) {
    Set<String> problems = new LinkedHashSet<>();
    boolean chosen =
        record.foreign() || (record.state() == PluginState.DISABLED && !record.automatic());
    if (record.error() != null && !chosen) {
      problems.add(record.error());
    }
    String remedy =
        record.bundled()
            ? JarFinder.REINSTALL
            : "install a sound one, or run `cctally plugins remove " + record.id() + "`";
    String recorded = record.recordedSha256();
    if (recorded != null && !recorded.equals(record.sha256()) && record.sha256() != null) {
      String what =
          record.bundled()
              ? " is not the one this distribution was built with"
              : " changed since it was installed";
      problems.add(record.label() + what + " (" + record.sha256() + "); " + remedy);
    }
    if (record.plugin() != null) {
      for (String problem : JarAudit.of(record.path(), record.manifest()).problems()) {
        problems.add(record.label() + " " + problem + "; " + remedy);
      }
    }
    return problems.stream().map(Text::oneLine).toList();
  }

  private PluginRecord usable(CheckedPlugin plugin) {
    return record(
        plugin.id(),
        plugin.jar(),
        plugin,
        plugin.plugin().jar(),
        plugin.plugin().bundled(),
        PluginState.LOADED,
        false,
        false,
        null);
  }

  private PluginRecord rejected(Rejection rejection) {
    return record(
        rejection.id(),
        rejection.jar(),
        rejection.plugin(),
        rejection.path(),
        rejection.bundled(),
        rejection.state(),
        rejection.foreign(),
        rejection.automatic(),
        rejection.problem());
  }

  private PluginRecord record(
      String id,
      @Nullable PluginJar jar,
      @Nullable CheckedPlugin plugin,
      Path path,
      boolean bundled,
      PluginState state,
      boolean foreign,
      boolean automatic,
      @Nullable String error) {
    String sha256 = digest(path, bundled);
    String recorded = bundled ? indexed.get(path) : trust.digest(id);
    boolean compatible =
        plugin != null
            && plugin.runsOn(settings.platform())
            && plugin.requires().contains(CatalogScan.spiVersion(settings));
    // A development build has bundled plugins without an index: they are what was just built.
    boolean trusted = sha256 != null && ((bundled && indexed.isEmpty()) || sha256.equals(recorded));
    return new PluginRecord(
        id,
        plugin == null ? null : plugin.plugin(),
        jar == null ? Map.of() : jar.attributes(),
        path,
        bundled,
        state,
        foreign,
        automatic,
        settings.switches().on(id, bundled),
        compatible,
        trusted,
        sha256,
        recorded,
        extensions(path, plugin),
        error);
  }

  private static @Nullable String digest(Path path, boolean bundled) {
    try {
      boolean sensible = bundled || Files.size(path) <= JarFinder.LARGEST_JAR;
      return sensible && Files.isRegularFile(path) ? Checksum.sha256(path) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static List<String> extensions(Path path, @Nullable CheckedPlugin plugin) {
    if (plugin == null) {
      return List.of();
    }
    try (JarFile jar = new JarFile(path.toFile())) {
      return List.copyOf(ExtensionNames.of(jar));
    } catch (IOException | RuntimeException e) { // the JDK's reader of archives throws both
      return List.of();
    }
  }
}

package dev.cctally.platform.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The thorough check of {@code plugins verify}: every byte of every jar, but no plugin code. */
final class PluginVerification {
  private static final String REINSTALL = "reinstall cctally";

  private final PluginSettings settings;
  private final PluginWarnings warnings = new PluginWarnings();

  PluginVerification(PluginSettings settings) {
    this.settings = settings;
  }

  List<PluginWarning> run() {
    PluginCatalog catalog = new CatalogScan(settings, warnings).run(); // user jars are hashed there
    bundledDigests();
    catalog.all().forEach(this::bundledClasses);
    return warnings.all();
  }

  private void bundledDigests() {
    @Nullable Path directory = settings.bundledDirectory();
    if (directory == null || !Files.isDirectory(directory)) {
      return;
    }
    try {
      Set<Path> indexed = new HashSet<>();
      for (IndexedJar jar : PluginIndexReader.read(directory)) {
        indexed.add(jar.jar().path());
        if (Files.exists(jar.jar().path())
            && !Checksum.sha256(jar.jar().path()).equals(jar.sha256())) {
          String what = "is not the one this distribution was built with";
          warnings.aboutFile(jar.jar().fileName(), what, REINSTALL);
        }
      }
      for (Path jar : PluginIndex.jars(directory)) {
        if (!indexed.contains(jar)) {
          String what = "is not part of this distribution and is not used";
          warnings.aboutFile(String.valueOf(jar.getFileName()), what, REINSTALL);
        }
      }
    } catch (IOException e) {
      String what = "cannot be used: " + e.getMessage();
      warnings.aboutFile(PluginIndex.FILE_NAME, what, REINSTALL);
    }
  }

  /**
   * Classes of the host's in a jar are never used; they show a plugin that was packaged wrongly.
   */
  private void bundledClasses(CheckedPlugin plugin) {
    try (JarFile jar = new JarFile(plugin.plugin().jar().toFile())) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(IsolatedClassLoader::isSharedClassFile)
          .findFirst()
          .ifPresent(name ->
              warnings.about(plugin, "bundles classes that cctally provides, such as " + name));
    } catch (IOException e) {
      warnings.about(plugin, "cannot be read: " + e.getMessage());
    }
  }
}

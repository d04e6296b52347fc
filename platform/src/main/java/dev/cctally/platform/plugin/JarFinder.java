package dev.cctally.platform.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jars in the two plugin folders and reads their manifests. What is no jar at all is
 * rejected at once.
 */
final class JarFinder {
  static final String REINSTALL = "reinstall cctally";

  /** Larger jars of the user's are not even hashed: no plugin needs so much. */
  static final long LARGEST_JAR = 50L << 20;

  private static final String LARGEST_JAR_TEXT = "50 MB";

  private final PluginSettings settings;
  private final Rejections rejections;

  JarFinder(PluginSettings settings, Rejections rejections) {
    this.settings = settings;
    this.rejections = rejections;
  }

  List<PluginJar> bundled() {
    Path directory = settings.bundledDirectory();
    if (directory == null || !Files.isDirectory(directory)) {
      return List.of();
    }
    if (!Files.exists(directory.resolve(PluginIndex.FILE_NAME))) {
      return manifests(directory, true, REINSTALL);
    }
    List<PluginJar> jars = new ArrayList<>();
    try {
      for (IndexedJar indexed : PluginIndexReader.read(directory)) {
        if (sizeMatches(indexed)) {
          jars.add(indexed.jar());
        }
      }
    } catch (IOException e) {
      String what = "cannot be used: " + e.getMessage();
      rejections.warnings().aboutFile(PluginIndex.FILE_NAME, what, REINSTALL);
      return manifests(directory, true, REINSTALL);
    }
    return jars;
  }

  private boolean sizeMatches(IndexedJar indexed) {
    String what;
    try {
      if (Files.size(indexed.jar().path()) == indexed.size()) {
        return true;
      }
      what = "is not the one this distribution was built with";
    } catch (IOException e) {
      what = "is missing from this distribution";
    }
    rejections.file(indexed.jar().path(), indexed.jar(), true, what, REINSTALL);
    return false;
  }

  List<PluginJar> users() {
    Path directory = settings.userDirectory();
    if (directory == null || !Files.isDirectory(directory)) {
      return List.of();
    }
    return manifests(directory, false, "replace it or delete it from " + directory);
  }

  private List<PluginJar> manifests(Path directory, boolean bundled, String remedy) {
    List<PluginJar> jars = new ArrayList<>();
    try {
      for (Path path : PluginIndex.jars(directory)) {
        PluginJar jar = manifest(path, bundled, remedy);
        if (jar != null) {
          jars.add(jar);
        }
      }
    } catch (IOException e) {
      rejections
          .warnings()
          .add(
              directory.toString(),
              "plugin folder " + directory + " cannot be read; check its permissions");
    }
    return jars;
  }

  private @Nullable PluginJar manifest(Path path, boolean bundled, String remedy) {
    try {
      if (!bundled && Files.isRegularFile(path) && Files.size(path) > LARGEST_JAR) {
        throw new InvalidDescriptorException("it is larger than " + LARGEST_JAR_TEXT);
      }
      return PluginJar.read(path);
    } catch (InvalidDescriptorException e) {
      rejections.file(path, null, bundled, "is not a plugin: " + e.getMessage(), remedy);
    } catch (IOException | RuntimeException e) { // the JDK's reader of archives throws both
      rejections.file(path, null, bundled, "cannot be read: " + e.getMessage(), remedy);
    }
    return null;
  }
}

package dev.cctally.platform.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A jar in a plugin folder, with the attributes of its manifest that concern plugins; nothing is
 * checked yet.
 *
 * @param path the jar
 * @param attributes manifest attributes whose names start with {@code Plugin-} or {@code Cctally-},
 *     by name
 */
record PluginJar(Path path, Map<String, String> attributes) {
  PluginJar {
    attributes = Map.copyOf(attributes);
  }

  /** Reads the manifest of a jar, and nothing else of it. */
  static PluginJar read(Path path) throws IOException, InvalidDescriptorException {
    if (Files.isDirectory(path)) {
      throw new InvalidDescriptorException("it is a folder, not a jar");
    }
    Map<String, String> attributes = new TreeMap<>();
    try (JarFile jar = new JarFile(path.toFile())) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        throw new InvalidDescriptorException("it has no manifest");
      }
      manifest
          .getMainAttributes()
          .forEach((name, value) -> {
            String key = name.toString();
            if (key.startsWith("Plugin-") || key.startsWith("Cctally-")) {
              attributes.put(key, value.toString().strip());
            }
          });
    }
    return new PluginJar(path, attributes);
  }

  /** The file's name, for messages about a jar without an id. */
  String fileName() {
    return String.valueOf(path.getFileName());
  }

  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }
}

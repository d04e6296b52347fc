package dev.cctally.platform.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
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
  private static final int LARGEST_MANIFEST = 1 << 20;

  PluginJar {
    attributes = Map.copyOf(attributes);
  }

  /** Reads the manifest of a jar, and nothing else of it. */
  static PluginJar read(Path path) throws IOException, InvalidDescriptorException {
    if (Files.isDirectory(path)) {
      throw new InvalidDescriptorException("it is a folder, not a jar");
    }
    if (!Files.isRegularFile(path) && Files.exists(path)) {
      throw new InvalidDescriptorException("it is no file"); // to open a pipe would take for ever
    }
    Map<String, String> attributes = new TreeMap<>();
    try (JarFile jar = new JarFile(path.toFile())) {
      manifest(jar)
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

  /** Not {@link JarFile#getManifest}, which believes what a jar says of its manifest's size. */
  private static Manifest manifest(JarFile jar) throws IOException, InvalidDescriptorException {
    JarEntry entry = jar.getJarEntry(JarFile.MANIFEST_NAME);
    if (entry == null) {
      throw new InvalidDescriptorException("it has no manifest");
    }
    byte[] bytes;
    try (InputStream in = jar.getInputStream(entry)) {
      bytes = in.readNBytes(LARGEST_MANIFEST + 1);
    }
    if (bytes.length > LARGEST_MANIFEST) {
      throw new InvalidDescriptorException("its manifest is larger than 1 MiB");
    }
    return new Manifest(new ByteArrayInputStream(bytes));
  }

  /** The file's name, for messages about a jar without an id. */
  String fileName() {
    return String.valueOf(path.getFileName());
  }

  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }
}

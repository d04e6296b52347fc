package dev.cctally.platform.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The class names in the index that PF4J's annotation processor writes into a plugin's jar. */
final class ExtensionNames {
  static final String RESOURCE = "META-INF/extensions.idx";

  private static final int MOST = 1000;

  private ExtensionNames() {}

  /** The names, in order; empty if the jar has no index. */
  static Set<String> of(JarFile jar) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    JarEntry index = jar.getJarEntry(RESOURCE);
    if (index == null) {
      return names;
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(jar.getInputStream(index), UTF_8))) {
      for (String line = lines.readLine();
          line != null && names.size() < MOST;
          line = lines.readLine()) {
        int comment = line.indexOf('#');
        String name = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
    }
    return names;
  }
}

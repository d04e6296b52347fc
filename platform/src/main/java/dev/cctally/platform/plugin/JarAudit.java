package dev.cctally.platform.plugin;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The thorough check of a plugin's jar: every byte of it, but no code. Finds what would only come
 * out when the plugin runs, or not at all.
 */
final class JarAudit {
  private static final long LARGEST_CONTENT = 500L << 20;
  private static final int MOST_ENTRIES = 50_000;
  private static final int CLASS_MAGIC = 0xCAFEBABE;
  private static final int MAJOR_OF_JAVA_1 = 44;

  private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/([0-9]{1,4})/");

  private final byte[] buffer = new byte[1 << 16];
  private final Set<String> classes = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> signers = new LinkedHashSet<>();
  private boolean unsigned;
  private @Nullable String hostClass;
  private @Nullable String newerClass;
  private long content;

  private JarAudit() {}

  /**
   * What was found.
   *
   * @param problems clauses about the plugin, empty if all is well
   * @param extensions the classes its index names
   * @param signer fingerprint of the certificate all of it is signed with, or {@code null}
   */
  record Result(List<String> problems, List<String> extensions, @Nullable String signer) {
    Result {
      problems = List.copyOf(problems);
      extensions = List.copyOf(extensions);
    }
  }

  /**
   * Checks a jar.
   *
   * @param path the jar
   * @param attributes what its manifest says
   */
  static Result of(Path path, Map<String, String> attributes) {
    JarAudit audit = new JarAudit();
    List<String> extensions = List.of();
    try (JarFile jar = new JarFile(path.toFile())) {
      if (jar.size() > MOST_ENTRIES) {
        audit.problems.add("has more than " + MOST_ENTRIES + " entries");
      } else if (audit.entries(jar)) {
        extensions = List.copyOf(ExtensionNames.of(jar));
        String schema = attributes.getOrDefault("Cctally-Config-Schema", "");
        if (!schema.isEmpty() && jar.getEntry(schema) == null) {
          audit.problems.add(
              "names the Cctally-Config-Schema " + schema + ", which it does not contain");
        }
        audit.settle(attributes, extensions);
      }
    } catch (SecurityException e) {
      audit.problems.add("has a broken signature: " + e.getMessage());
    } catch (IOException | RuntimeException e) { // the JDK's reader of archives throws both
      audit.problems.add("is damaged: " + e.getMessage());
    }
    boolean signed = !audit.unsigned && audit.signers.size() == 1;
    return new Result(audit.problems, extensions, signed ? audit.signers.iterator().next() : null);
  }

  /** Reads everything, which verifies checksums and signatures; false if it is too much. */
  private boolean entries(JarFile jar) throws IOException {
    for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      if (entry.isDirectory()) {
        continue;
      }
      String name = entry.getName();
      if (outside(name)) {
        problems.add("holds an entry that lies outside of it: " + name);
      }
      try (InputStream in = jar.getInputStream(entry)) {
        if (name.endsWith(".class")) {
          classFile(name, in);
        }
        for (int read; (read = in.read(buffer)) >= 0; ) {
          content += read;
          if (content > LARGEST_CONTENT) {
            problems.add("unpacks to more than 500 MB");
            return false;
          }
        }
      }
      signer(name, entry.getCodeSigners()); // known only after the entry was read
    }
    return true;
  }

  /** Whether an entry, unpacked, would lie elsewhere. */
  private static boolean outside(String name) {
    return name.startsWith("/")
        || name.contains("\\")
        || name.matches("(.*/)?\\.\\.(/.*)?")
        || name.matches("[A-Za-z]:.*");
  }

  /** A class as a later Java sees it: jars may hold a second one for it. */
  private static String unversioned(String name) {
    return name.replaceFirst("^META-INF/versions/[0-9]+/", "");
  }

  private void classFile(String name, InputStream in) throws IOException {
    classes.add(name);
    String seen = unversioned(name);
    if (hostClass == null
        && (IsolatedClassLoader.isHostClassFile(seen) || seen.startsWith("java/"))) {
      hostClass = name;
    }
    byte[] head = in.readNBytes(8);
    if (head.length < 8) {
      problems.add("holds " + name + ", which is no class file");
      return;
    }
    DataInputStream data = new DataInputStream(new java.io.ByteArrayInputStream(head));
    if (data.readInt() != CLASS_MAGIC) {
      problems.add("holds " + name + ", which is no class file");
      return;
    }
    data.readUnsignedShort(); // minor version
    int major = data.readUnsignedShort();
    boolean forLater = laterThanOurs(name);
    if (newerClass == null && !forLater && major > MAJOR_OF_JAVA_1 + javaVersion()) {
      newerClass = name + " for Java " + (major - MAJOR_OF_JAVA_1);
    }
  }

  /** Whether a Java as ours never looks at a class, because it is for a later one. */
  private static boolean laterThanOurs(String name) {
    Matcher versioned = VERSIONED.matcher(name);
    return versioned.lookingAt() && Integer.parseInt(versioned.group(1)) > javaVersion();
  }

  private static int javaVersion() {
    return Runtime.version().feature();
  }

  private void signer(String name, CodeSigner @Nullable [] found) {
    if (name.startsWith("META-INF/")) {
      return; // signatures themselves are not signed
    }
    if (found == null || found.length == 0) {
      unsigned = true;
    } else {
      signers.add(Signers.fingerprint(found[0]));
    }
  }

  private void settle(Map<String, String> attributes, List<String> extensions) {
    if (hostClass != null) {
      problems.add(
          "brings its own copy of what cctally provides, such as "
              + hostClass
              + "; build it with the SPI as a provided dependency");
    }
    if (newerClass != null) {
      problems.add("was built for a newer Java: it holds " + newerClass);
    }
    for (String name : extensions) {
      if (!classes.contains(file(name))) {
        problems.add("names the extension " + name + ", which it does not contain");
      }
    }
    String kinds = attributes.getOrDefault("Cctally-Plugin-Kind", "");
    if (extensions.isEmpty() && !kinds.isEmpty()) {
      problems.add("has no extension: its " + ExtensionNames.RESOURCE + " is missing or empty");
    }
    String pluginClass = attributes.getOrDefault("Plugin-Class", "");
    if (!pluginClass.isEmpty() && !classes.contains(file(pluginClass))) {
      problems.add("names the Plugin-Class " + pluginClass + ", which it does not contain");
    }
    if (!signers.isEmpty() && (unsigned || signers.size() > 1)) {
      problems.add("is signed in part only, or by several");
    }
  }

  private static String file(String className) {
    return className.replace('.', '/') + ".class";
  }
}

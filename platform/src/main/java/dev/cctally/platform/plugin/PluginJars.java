package dev.cctally.platform.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at single jars, wherever they lie. Runs none of their code. */
public final class PluginJars {
  /** The largest jar of the user's, in bytes. */
  public static final long LARGEST = JarFinder.LARGEST_JAR;

  private PluginJars() {}

  /**
   * What a jar is.
   *
   * @param plugin its descriptor, or {@code null} if it is not valid
   * @param manifest the attributes of its manifest that concern plugins
   * @param dependencies ids of plugins it needs
   * @param extensions classes it offers
   * @param signer SHA-256 of the certificate all of it is signed with, or {@code null}
   * @param problems why it must not be installed, as clauses; empty if it may
   */
  public record Look(
      @Nullable InstalledPlugin plugin,
      Map<String, String> manifest,
      List<String> dependencies,
      List<String> extensions,
      @Nullable String signer,
      List<String> problems) {
    /** Rejects {@code null} and copies collections. */
    public Look {
      manifest = Map.copyOf(Objects.requireNonNull(manifest, "manifest"));
      dependencies = List.copyOf(dependencies);
      extensions = List.copyOf(extensions);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads every byte of a jar and holds it against the rules for plugins.
   *
   * @param path the jar
   * @param settings the SPI and the operating system it should fit
   * @return what it is
   */
  public static Look look(Path path, PluginSettings settings) {
    PluginJar jar;
    try {
      jar = PluginJar.read(path);
    } catch (InvalidDescriptorException e) {
      return unusable(Map.of(), "is not a plugin: " + e.getMessage());
    } catch (IOException | RuntimeException e) { // the JDK's reader of archives throws both
      return unusable(Map.of(), "is not a readable jar: " + e.getMessage());
    }
    CheckedPlugin plugin;
    try {
      plugin = DescriptorRules.check(jar, false);
    } catch (InvalidDescriptorException e) {
      return unusable(jar.attributes(), "is not a valid plugin: " + e.getMessage());
    }
    List<String> problems = new ArrayList<>();
    if (!plugin.runsOn(settings.platform())) {
      problems.add(
          "is for " + String.join(", ", plugin.platforms()) + ", not for " + settings.platform());
    }
    if (!plugin.requires().contains(CatalogScan.spiVersion(settings))) {
      problems.add(
          "is incompatible: needs SPI "
              + plugin.requires().text()
              + " (have "
              + settings.spiVersion()
              + ")");
    }
    JarAudit.Result audit = JarAudit.of(path, jar.attributes());
    problems.addAll(audit.problems());
    return new Look(
        plugin.plugin(),
        jar.attributes(),
        List.copyOf(plugin.dependencies().keySet()),
        audit.extensions(),
        audit.signer(),
        problems.stream().map(Text::oneLine).toList());
  }

  private static Look unusable(Map<String, String> manifest, String problem) {
    return new Look(null, manifest, List.of(), List.of(), null, List.of(Text.oneLine(problem)));
  }

  /**
   * {@return SHA-256 of the certificate that all of a jar is signed with, or {@code null}}
   *
   * @param path the jar
   */
  public static @Nullable String signer(Path path) {
    return JarAudit.of(path, Map.of()).signer();
  }

  /**
   * {@return the SHA-256 of a file in lower-case hexadecimal digits}
   *
   * @param path the file
   * @throws IOException if it cannot be read
   */
  public static String sha256(Path path) throws IOException {
    return Checksum.sha256(path);
  }

  /**
   * {@return what tells later without reading it that a file has not been touched, or {@code null}
   * where the file system does not tell enough}
   *
   * @param path the file
   * @throws IOException if it cannot be looked at
   */
  public static @Nullable String stamp(Path path) throws IOException {
    return FileStamp.of(path);
  }
}

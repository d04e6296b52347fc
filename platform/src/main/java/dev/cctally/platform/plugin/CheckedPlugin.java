package dev.cctally.platform.plugin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plugin whose manifest obeys the rules. Not a record: it is compared by identity, and at start a
 * record's {@code equals} costs milliseconds, since the AOT cache does not hold it.
 */
final class CheckedPlugin {
  private final PluginJar jar;
  private final InstalledPlugin plugin;
  private final SemVer version;
  private final VersionRange requires;
  private final Set<String> platforms;
  private final Map<String, VersionRange> dependencies;
  private final @Nullable String pluginClass;

  /**
   * Makes one.
   *
   * @param jar the jar with its whole descriptor
   * @param plugin what others may know of it
   * @param version its version
   * @param requires the SPI versions it works with
   * @param platforms where it works; empty for everywhere
   * @param dependencies ids of the plugins whose classes it uses, with the versions it accepts
   * @param pluginClass its PF4J plugin class, or {@code null} if it needs none
   */
  CheckedPlugin(
      PluginJar jar,
      InstalledPlugin plugin,
      SemVer version,
      VersionRange requires,
      Set<String> platforms,
      Map<String, VersionRange> dependencies,
      @Nullable String pluginClass) {
    this.jar = jar;
    this.plugin = plugin;
    this.version = version;
    this.requires = requires;
    this.platforms = Set.copyOf(platforms);
    this.dependencies = Collections.unmodifiableMap(new LinkedHashMap<>(dependencies));
    this.pluginClass = pluginClass;
  }

  PluginJar jar() {
    return jar;
  }

  InstalledPlugin plugin() {
    return plugin;
  }

  String id() {
    return plugin.id();
  }

  SemVer version() {
    return version;
  }

  VersionRange requires() {
    return requires;
  }

  Set<String> platforms() {
    return platforms;
  }

  Map<String, VersionRange> dependencies() {
    return dependencies;
  }

  @Nullable String pluginClass() {
    return pluginClass;
  }

  /** How messages name it. */
  String label() {
    return "plugin " + plugin.id() + " " + plugin.version();
  }

  boolean runsOn(String platform) {
    return platforms.isEmpty() || platforms.contains(platform);
  }

  /** Bundled plugins first, then by id. */
  static int listOrder(CheckedPlugin left, CheckedPlugin right) {
    int order = Boolean.compare(right.plugin.bundled(), left.plugin.bundled());
    return order != 0 ? order : left.id().compareTo(right.id());
  }
}

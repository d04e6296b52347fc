package dev.cctally.platform.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a jar in a plugin folder without running it.
 *
 * @param id its {@code Plugin-Id}, or its file name if it has none
 * @param plugin its descriptor, or {@code null} if that is not valid
 * @param manifest the attributes of its manifest that concern plugins; empty if it has none
 * @param path the jar
 * @param bundled whether it came with the distribution
 * @param state what has become of it
 * @param foreign whether it is made for another operating system
 * @param automatic whether it was switched off because it kept failing
 * @param enabled whether it is switched on
 * @param compatible whether it fits this SPI and this operating system
 * @param trusted whether its bytes are those of the distribution, or those the user agreed to run
 * @param sha256 its digest, or {@code null} if it cannot be read
 * @param recordedSha256 the digest it should have, or {@code null} if none is recorded
 * @param extensions classes it offers
 * @param error one sentence, or {@code null} if all is well
 */
public record PluginRecord(
    String id,
    @Nullable InstalledPlugin plugin,
    Map<String, String> manifest,
    Path path,
    boolean bundled,
    PluginState state,
    boolean foreign,
    boolean automatic,
    boolean enabled,
    boolean compatible,
    boolean trusted,
    @Nullable String sha256,
    @Nullable String recordedSha256,
    List<String> extensions,
    @Nullable String error) {
  /** Rejects {@code null} and copies collections. */
  public PluginRecord {
    Objects.requireNonNull(id, "id");
    manifest = Map.copyOf(manifest);
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(state, "state");
    extensions = List.copyOf(extensions);
  }

  /**
   * {@return a manifest attribute as one line, or an empty text}
   *
   * @param name its name
   */
  public String attribute(String name) {
    return Text.oneLine(manifest.getOrDefault(name, ""));
  }

  /**
   * {@return the values of a manifest attribute that is a list}
   *
   * @param name its name
   */
  public List<String> attributes(String name) {
    List<String> values = new ArrayList<>();
    for (String value : attribute(name).split(",", -1)) {
      if (!value.isBlank()) {
        values.add(value.strip());
      }
    }
    return values;
  }

  /** {@return how messages name it} */
  public String label() {
    String version = attribute("Plugin-Version");
    return "plugin " + id + (version.isEmpty() ? "" : " " + version);
  }
}

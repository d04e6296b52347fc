package dev.cctally.platform.plugin.manage;

import dev.cctally.platform.config.JsonDocument;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.store.AtomicFile;
import dev.cctally.platform.store.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In how many runs in a row each plugin failed: {@code plugin-failures.json}. Damage to it costs
 * nothing but the count, so it is then started afresh.
 */
public final class PluginFailures {
  private static final String PLUGINS = "plugins";

  private final Path file;

  /**
   * Makes one; reads nothing.
   *
   * @param data the data directory
   */
  public PluginFailures(DataDirectory data) {
    file = data.path().resolve(PluginHost.FAILURES_FILE);
  }

  /**
   * What is known of a plugin.
   *
   * @param runs in how many runs in a row it failed
   * @param error how, the last time
   * @param at when, in UTC
   */
  public record Failure(int runs, String error, String at) {}

  /**
   * {@return how a plugin failed the last time, empty if it did not}
   *
   * @param pluginId the plugin
   */
  public Optional<Failure> of(String pluginId) {
    try {
      JsonDocument document = read();
      String runs = document.find(PLUGINS, pluginId, "runs");
      String error = document.find(PLUGINS, pluginId, "last_error");
      String at = document.find(PLUGINS, pluginId, "last_at_utc");
      return runs == null
          ? Optional.empty()
          : Optional.of(new Failure(Integer.parseInt(runs), plain(error), plain(at)));
    } catch (JsonDocument.BrokenException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String plain(@Nullable String json) {
    String text = json == null ? null : JsonDocument.unquoted(json);
    return text == null ? "" : text;
  }

  /** {@return the plugins something is known of} */
  Set<String> ids() {
    try {
      return read().names(PLUGINS);
    } catch (JsonDocument.BrokenException e) {
      return Set.of();
    }
  }

  /** Notes that a plugin failed in this run; in how many in a row it has now. */
  int add(String pluginId, String error, Instant at) throws IOException {
    int runs = of(pluginId).map(Failure::runs).orElse(0) + 1;
    String entry =
        "{\n  \"runs\": "
            + runs
            + ",\n  \"last_error\": "
            + JsonDocument.quoted(error)
            + ",\n  \"last_at_utc\": "
            + JsonDocument.quoted(at.truncatedTo(ChronoUnit.SECONDS).toString())
            + "\n}";
    JsonDocument document = read();
    try {
      document.set("1", "_schema");
      document.set(entry, PLUGINS, pluginId);
    } catch (JsonDocument.BrokenException e) {
      document = JsonDocument.empty();
    }
    AtomicFile.write(file, document.bytes());
    return runs;
  }

  /** Starts counting afresh for a plugin. */
  void forget(String pluginId) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    JsonDocument document = read();
    try {
      if (document.find(PLUGINS, pluginId) == null) {
        return;
      }
      document.remove(PLUGINS, pluginId);
    } catch (JsonDocument.BrokenException e) {
      document = JsonDocument.empty();
    }
    AtomicFile.write(file, document.bytes());
  }

  private JsonDocument read() {
    try {
      return Files.exists(file) ? JsonDocument.of(Files.readAllBytes(file)) : JsonDocument.empty();
    } catch (IOException | JsonDocument.BrokenException e) {
      return JsonDocument.empty();
    }
  }
}

package dev.cctally.platform.plugin.manage;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.config.JsonDocument;
import dev.cctally.platform.plugin.PluginJars;
import dev.cctally.platform.plugin.PluginSettings;
import dev.cctally.platform.store.AtomicFile;
import dev.cctally.platform.store.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Writes {@code plugin-trust.json}. The caller holds the lock of {@link PluginFiles}. */
final class TrustFile {
  private static final String PLUGINS = "plugins";

  private final Path file;

  TrustFile(DataDirectory data) {
    file = data.path().resolve(PluginSettings.TRUST_FILE);
  }

  /**
   * Notes that the user agreed to run a jar.
   *
   * @param candidate what he agreed to
   * @param jar where it is now
   */
  void trust(Candidate candidate, Path jar, Instant at) throws IOException {
    String stamp = PluginJars.stamp(jar);
    StringBuilder entry = new StringBuilder("{\n");
    member(entry, "version", candidate.plugin().version());
    member(entry, "sha256", candidate.sha256());
    member(entry, "source", candidate.source());
    member(entry, "signer", candidate.signer());
    member(entry, "stamp", stamp);
    entry.append("  \"trusted_at_utc\": ");
    entry.append(JsonDocument.quoted(at.truncatedTo(ChronoUnit.SECONDS).toString()));
    entry.append("\n}");
    JsonDocument document = read();
    try {
      document.set("1", "_schema");
      document.set(entry.toString(), PLUGINS, candidate.id());
    } catch (JsonDocument.BrokenException e) {
      throw broken(e);
    }
    AtomicFile.write(file, document.bytes());
  }

  private static void member(StringBuilder entry, String name, @Nullable String value) {
    if (value == null && name.equals("stamp")) {
      return;
    }
    entry.append("  \"").append(name).append("\": ");
    entry.append(value == null ? "null" : JsonDocument.quoted(value)).append(",\n");
  }

  /** Forgets that the user agreed. */
  void forget(String pluginId) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    JsonDocument document = read();
    try {
      document.remove(PLUGINS, pluginId);
      document.set("1", "_schema");
      if (document.find(PLUGINS) == null) {
        document.set("{}", PLUGINS);
      }
    } catch (JsonDocument.BrokenException e) {
      throw broken(e);
    }
    AtomicFile.write(file, document.bytes());
  }

  /** The signer that a plugin was pinned to, or {@code null}. */
  @Nullable String signer(String pluginId) throws IOException {
    try {
      String signer = read().find(PLUGINS, pluginId, "signer");
      return signer == null ? null : JsonDocument.unquoted(signer);
    } catch (JsonDocument.BrokenException e) {
      throw broken(e);
    }
  }

  /** The file as it is, to put it back if something goes wrong; {@code null} if there is none. */
  byte @Nullable [] content() throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Puts the file back. */
  void restore(byte @Nullable [] content) throws IOException {
    if (content == null) {
      Files.deleteIfExists(file);
    } else {
      AtomicFile.write(file, content);
    }
  }

  private JsonDocument read() throws IOException {
    byte[] content = content();
    try {
      return JsonDocument.of(content == null ? new byte[0] : content);
    } catch (JsonDocument.BrokenException e) {
      throw broken(e);
    }
  }

  private AppException broken(JsonDocument.BrokenException e) {
    return new AppException(
        ErrorKind.USAGE,
        file + " " + e.getMessage() + "; fix it or move it aside, nothing was written",
        e);
  }
}

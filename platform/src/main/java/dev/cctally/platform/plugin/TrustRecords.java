package dev.cctally.platform.plugin;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which user plugins the user agreed to run: {@code plugin-trust.json} in the data directory. Only
 * reads it; installing a plugin writes it. {@code stamp} is a {@link FileStamp}, which spares
 * hashing a jar that has not been touched.
 *
 * <pre>{@code
 * {"_schema": 1, "plugins": {"example.ingest.agent": {"version": "1.0.0", "sha256": "9f86d0…", "stamp": "48213:…", …}}}
 * }</pre>
 */
final class TrustRecords {
  private static final long SCHEMA = 1;
  private static final FieldNames TOP = FieldNames.of("_schema", "plugins");
  private static final FieldNames ENTRY = FieldNames.of("sha256", "stamp");

  private final Map<String, Entry> entries;

  /** What is known of one plugin; the stamp is empty if there is none. */
  private record Entry(String sha256, String stamp) {}

  private TrustRecords(Map<String, Entry> entries) {
    this.entries = Map.copyOf(entries);
  }

  /** Trusts nothing. */
  static TrustRecords none() {
    return new TrustRecords(Map.of());
  }

  /**
   * Reads the records; no file means that nothing is trusted.
   *
   * @throws IOException if the file cannot be read or is not such a file
   */
  static TrustRecords read(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return none();
    }
    try {
      return parse(bytes);
    } catch (JsonSyntaxException | NumberFormatException e) {
      throw new IOException("not valid JSON: " + e.getMessage(), e);
    }
  }

  private static TrustRecords parse(byte[] bytes) throws IOException {
    JsonCursor cursor = new JsonCursor();
    cursor.reset(bytes, 0, bytes.length);
    Map<String, Entry> entries = new HashMap<>();
    long schema = 0;
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(TOP)) {
        case 0 -> {
          cursor.enterNumber();
          schema = Long.parseLong(cursor.text());
        }
        case 1 -> {
          cursor.enterObject();
          while (cursor.nextMember()) {
            String id = cursor.name();
            entries.put(id, entry(cursor));
          }
        }
        default -> cursor.skipValue();
      }
    }
    cursor.finish();
    if (schema != SCHEMA) {
      throw new IOException("_schema " + schema + " instead of " + SCHEMA);
    }
    return new TrustRecords(entries);
  }

  private static Entry entry(JsonCursor cursor) {
    String digest = "";
    String stamp = "";
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(ENTRY)) {
        case 0 -> digest = cursor.readString().toLowerCase(Locale.ROOT);
        case 1 -> stamp = cursor.readString();
        default -> cursor.skipValue();
      }
    }
    return new Entry(digest, stamp);
  }

  /** Whether the user agreed to run some version of this plugin. */
  boolean knows(String pluginId) {
    return entries.containsKey(pluginId);
  }

  /** The digest of what the user agreed to run as this plugin, or {@code null}. */
  @Nullable String digest(String pluginId) {
    Entry entry = entries.get(pluginId);
    return entry == null ? null : entry.sha256();
  }

  /**
   * Whether the user agreed to run exactly these bytes as this plugin. They are read only if the
   * file is not the one that was seen when it was installed.
   */
  boolean trusts(String pluginId, Path jar) throws IOException {
    Entry entry = entries.get(pluginId);
    if (entry == null) {
      return false;
    }
    return (!entry.stamp().isEmpty() && entry.stamp().equals(FileStamp.of(jar)))
        || entry.sha256().equals(Checksum.sha256(jar));
  }
}

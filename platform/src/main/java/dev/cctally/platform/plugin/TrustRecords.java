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

/**
 * Which user plugins the user agreed to run: {@code plugin-trust.json} in the data directory. Only
 * reads it; installing a plugin writes it.
 *
 * <pre>{@code
 * {"_schema": 1, "plugins": {"example.ingest.agent": {"version": "1.0.0", "sha256": "9f86d0…", …}}}
 * }</pre>
 */
final class TrustRecords {
  private static final long SCHEMA = 1;
  private static final FieldNames TOP = FieldNames.of("_schema", "plugins");
  private static final FieldNames ENTRY = FieldNames.of("sha256");

  private final Map<String, String> digests;

  private TrustRecords(Map<String, String> digests) {
    this.digests = Map.copyOf(digests);
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
    Map<String, String> digests = new HashMap<>();
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
            digests.put(id, digest(cursor));
          }
        }
        default -> cursor.skipValue();
      }
    }
    cursor.finish();
    if (schema != SCHEMA) {
      throw new IOException("_schema " + schema + " instead of " + SCHEMA);
    }
    return new TrustRecords(digests);
  }

  private static String digest(JsonCursor cursor) {
    String digest = "";
    cursor.enterObject();
    while (cursor.nextMember()) {
      if (cursor.select(ENTRY) == 0) {
        digest = cursor.readString().toLowerCase(Locale.ROOT);
      } else {
        cursor.skipValue();
      }
    }
    return digest;
  }

  /** Whether the user agreed to run some version of this plugin. */
  boolean knows(String pluginId) {
    return digests.containsKey(pluginId);
  }

  /** Whether the user agreed to run exactly these bytes as this plugin. */
  boolean trusts(String pluginId, Path jar) throws IOException {
    String digest = digests.get(pluginId);
    return digest != null && digest.equals(Checksum.sha256(jar));
  }
}

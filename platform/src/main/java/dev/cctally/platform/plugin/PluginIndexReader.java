package dev.cctally.platform.plugin;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the index that {@link PluginIndex} wrote. Uses the SPI's cursor, since this runs at every
 * start and a JSON library would cost more than opening the jars.
 */
final class PluginIndexReader {
  private static final FieldNames TOP = FieldNames.of("schema", "plugins");
  private static final FieldNames ENTRY = FieldNames.of("file", "size", "sha256", "manifest");

  private final Path directory;
  private final JsonCursor cursor = new JsonCursor();

  private PluginIndexReader(Path directory) {
    this.directory = directory;
  }

  /**
   * Reads the index of a folder.
   *
   * @throws IOException if it cannot be read, is not such an index, or is of a later schema
   */
  static List<IndexedJar> read(Path directory) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve(PluginIndex.FILE_NAME));
    try {
      return new PluginIndexReader(directory).entries(bytes);
    } catch (JsonSyntaxException | NumberFormatException e) {
      throw new IOException("not a plugin index: " + e.getMessage(), e);
    }
  }

  private List<IndexedJar> entries(byte[] bytes) throws IOException {
    cursor.reset(bytes, 0, bytes.length);
    List<IndexedJar> entries = new ArrayList<>();
    long schema = 0;
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(TOP)) {
        case 0 -> schema = number();
        case 1 -> {
          cursor.enterArray();
          while (cursor.nextElement()) {
            entries.add(entry());
          }
        }
        default -> cursor.skipValue();
      }
    }
    cursor.finish();
    if (schema != PluginIndex.SCHEMA) {
      throw new IOException("schema " + schema + " instead of " + PluginIndex.SCHEMA);
    }
    return entries;
  }

  private IndexedJar entry() throws IOException {
    String file = "";
    String sha256 = "";
    long size = -1;
    Map<String, String> manifest = new HashMap<>();
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(ENTRY)) {
        case 0 -> file = cursor.readString();
        case 1 -> size = number();
        case 2 -> sha256 = cursor.readString();
        case 3 -> {
          cursor.enterObject();
          while (cursor.nextMember()) {
            manifest.put(cursor.name(), cursor.readString());
          }
        }
        default -> cursor.skipValue();
      }
    }
    if (file.isEmpty() || file.indexOf('/') >= 0 || file.indexOf('\\') >= 0 || size < 0) {
      throw new IOException("an entry names no jar in this folder");
    }
    return new IndexedJar(new PluginJar(directory.resolve(file), manifest), size, sha256);
  }

  private long number() {
    cursor.enterNumber();
    return Long.parseLong(cursor.text());
  }
}

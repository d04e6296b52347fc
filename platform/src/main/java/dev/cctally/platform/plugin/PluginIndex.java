package dev.cctally.platform.plugin;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okio.Buffer;

/**
 * Writes {@code index.json} next to the bundled plugin jars when the distribution is built, so that
 * a start reads one small file instead of opening every jar.
 *
 * <pre>{@code
 * {"schema": 1,
 *  "plugins": [
 *    {"file": "agent.jar", "size": 48213, "sha256": "9f86d0…",
 *     "manifest": {"Plugin-Id": "example.ingest.agent", "Plugin-Version": "1.0.0", …}}]}
 * }</pre>
 *
 * <p>Entries are in the order of their file names, members of {@code manifest} in the order of
 * theirs; {@code manifest} holds every attribute whose name starts with {@code Plugin-} or {@code
 * Cctally-}. The same jars give the same bytes.
 *
 * <p>At start a bundled jar's size is compared with the index, which costs one system call; its
 * digest is compared by {@link PluginInventory#verify} only, because hashing every jar would cost
 * more than all else at start and the files are as well protected as the program itself.
 */
public final class PluginIndex {
  /** The name of the index in the folder of the bundled plugins. */
  public static final String FILE_NAME = "index.json";

  static final long SCHEMA = 1;

  private PluginIndex() {}

  /**
   * Writes the index of the folder named by the only argument. Ends with status 1 and a line for
   * each problem on standard error if a jar is no valid plugin, 2 if the arguments are wrong.
   *
   * @param arguments the folder
   * @throws IOException if the folder cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream errors = System.err;
    if (arguments.length != 1) {
      errors.println("usage: PluginIndex DIRECTORY");
      System.exit(2);
    }
    List<String> problems = write(Path.of(arguments[0]));
    problems.forEach(errors::println);
    if (!problems.isEmpty()) {
      System.exit(1);
    }
  }

  /**
   * Writes the index of a folder, unless one of its jars is no valid plugin.
   *
   * @param directory the folder with the bundled jars
   * @return what is wrong, one sentence for each jar; empty if the index was written
   * @throws IOException if the folder cannot be read or written
   */
  public static List<String> write(Path directory) throws IOException {
    List<String> problems = new ArrayList<>();
    Buffer buffer = new Buffer();
    JsonWriter json = JsonWriter.of(buffer);
    json.setIndent("  ");
    json.beginObject().name("schema").value(SCHEMA).name("plugins").beginArray();
    for (Path path : jars(directory)) {
      try {
        PluginJar jar = PluginJar.read(path);
        DescriptorRules.check(jar, true);
        writeEntry(json, jar);
      } catch (InvalidDescriptorException | IOException e) {
        problems.add(path.getFileName() + ": " + e.getMessage());
      }
    }
    json.endArray().endObject();
    if (problems.isEmpty()) {
      Files.write(directory.resolve(FILE_NAME), buffer.writeByte('\n').readByteArray());
    }
    return List.copyOf(problems);
  }

  /** Entries of a folder whose names end in {@code .jar}, in the order of their names. */
  static List<Path> jars(Path directory) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (entry.toString().endsWith(".jar")) {
          jars.add(entry);
        }
      }
    }
    jars.sort(null);
    return jars;
  }

  private static void writeEntry(JsonWriter json, PluginJar jar) throws IOException {
    String sha256 = Checksum.sha256(jar.path());
    json.beginObject();
    json.name("file").value(jar.fileName());
    json.name("size").value(Files.size(jar.path()));
    json.name("sha256").value(sha256);
    json.name("manifest").beginObject();
    for (Map.Entry<String, String> attribute : new TreeMap<>(jar.attributes()).entrySet()) {
      json.name(attribute.getKey()).value(attribute.getValue());
    }
    json.endObject().endObject();
  }
}

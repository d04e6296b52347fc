import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

/**
 * Makes the installable folder, and the archive of it, from what Maven has collected. Started by
 * the build from this source file on the JDK the build selected, whose runtime goes into the
 * folder.
 *
 * <pre>
 * bin/cctally        the launcher
 * lib/*.jar          the class path
 * lib/native/        SQLite, so that no start has to unpack it
 * lib/cctally.aot    classes, linked and profiled in a training run
 * plugins/           the bundled plugins and index.json
 * runtime/           the parts of the JDK we need
 * </pre>
 */
public final class Assemble {
  private static final String MAIN = "dev.cctally.cli.Main";

  private Assemble() {}

  /**
   * {@code Assemble COLLECTED SOURCES OUTPUT NAME TIMESTAMP BEGUN true|false}; the last: archive
   * too.
   */
  public static void main(String[] args) throws Exception {
    Path collected = Path.of(args[0]);
    Path sources = Path.of(args[1]);
    Path output = Path.of(args[2]);
    String name = args[3];
    Instant timestamp = Instant.parse(args[4]);
    FileTime begun = FileTime.from(Instant.parse(args[5]));
    boolean archive = Boolean.parseBoolean(args[6]);

    Folders.delete(output.resolve("new"));
    Path image = Files.createDirectories(output.resolve("new").resolve(name));
    Path lib = Files.createDirectory(image.resolve("lib"));
    Folders.copyJars(collected.resolve("lib"), lib);
    Recompiled.libraries(collected.resolve("sources"), lib);
    String nativeLibrary = Sqlite.unpack(lib);
    Runtimes.link(collected.resolve("runtime"), image.resolve("runtime"));
    Path java = Runtimes.java(image);
    List<Path> jars = Folders.jars(lib);
    Plugins.copy(collected.resolve("plugins"), image.resolve("plugins"), java, jars);
    // Archives keep whole seconds, and the cache remembers the time of every jar.
    for (Path jar : jars) {
      Files.setLastModifiedTime(jar, FileTime.from(timestamp));
    }
    Path launcher = launcher(sources.resolve("bin/cctally"), image, jars, nativeLibrary);
    // A source that is newer is not in here: that is how the checkout's launcher sees what is
    // stale.
    Files.setLastModifiedTime(launcher, begun);
    Files.copy(sources.resolve("../../../LICENSE"), image.resolve("LICENSE"));
    Training.run(java, image, jars, nativeLibrary);

    // Whoever is running the previous build keeps its open files.
    Path place = output.resolve(name);
    Folders.delete(output.resolve("old"));
    if (Files.exists(place)) {
      Files.move(place, output.resolve("old"));
    }
    Files.move(image, place, StandardCopyOption.ATOMIC_MOVE);
    Folders.delete(output.resolve("new"));
    Folders.delete(output.resolve("old"));
    if (archive) {
      TarGz.write(place, output.resolve(name + "-" + Runtimes.platform() + ".tar.gz"), timestamp);
    }
  }

  private static Path launcher(Path template, Path image, List<Path> jars, String nativeLibrary)
      throws IOException {
    String classPath =
        String.join(":", jars.stream().map(jar -> "$lib/" + jar.getFileName()).toList());
    String text =
        Files.readString(template)
            .replace("@FLAGS@", String.join(" ", Training.FLAGS))
            .replace("@NATIVE@", nativeLibrary)
            .replace("@CLASSPATH@", classPath)
            .replace("@MAIN@", MAIN);
    Path launcher = Files.createDirectory(image.resolve("bin")).resolve("cctally");
    Files.writeString(launcher, text);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    return launcher;
  }
}

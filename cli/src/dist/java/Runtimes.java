import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The parts of the JDK that go into the folder, so that users need no Java of their own. */
final class Runtimes {
  /**
   * What the class path needs; checked by running it, since libraries ask for more than they use.
   */
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.security.sasl",
          "java.sql",
          "jdk.crypto.ec",
          "jdk.net",
          "jdk.unsupported");

  private Runtimes() {}

  /** Links a runtime, or copies the one linked before from the same JDK. */
  static void link(Path kept, Path target) throws IOException {
    String jdk = Files.readString(Path.of(System.getProperty("java.home"), "release"));
    Path origin = kept.resolve("linked-from");
    String wanted = MODULES + "\n" + jdk;
    if (Files.notExists(origin) || !Files.readString(origin).equals(wanted)) {
      Folders.delete(kept);
      int status =
          ToolProvider.findFirst("jlink")
              .orElseThrow(() -> new IOException("this JDK has no jlink"))
              .run(
                  System.out,
                  System.err,
                  "--add-modules",
                  String.join(",", MODULES),
                  "--strip-debug",
                  "--no-header-files",
                  "--no-man-pages",
                  "--output",
                  kept.toString());
      if (status != 0) {
        throw new IOException("jlink ended with " + status);
      }
      Files.writeString(origin, wanted);
    }
    copy(kept, target);
  }

  static Path java(Path image) {
    return image.resolve("runtime").resolve("bin").resolve("java");
  }

  /** {@return the machine the image is for, as file names spell it} */
  static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String architecture = System.getProperty("os.arch");
    return (system.contains("mac") ? "macos" : system.replace(' ', '-'))
        + "-"
        + (architecture.equals("amd64") ? "x86_64" : architecture);
  }

  // Hard links where the file system has them: the runtime is most of the folder's bytes.
  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(from)) {
      files = found.filter(file -> !file.endsWith("linked-from")).toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file).toString());
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(copy);
      } else {
        try {
          Files.createLink(copy, file);
        } catch (IOException | UnsupportedOperationException e) {
          Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}

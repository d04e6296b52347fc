import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** SQLite's native library, put beside the jar so that no start has to unpack it. */
final class Sqlite {
  private Sqlite() {}

  /** {@return the file name of the library for the machine the build runs on} */
  static String unpack(Path lib) throws IOException {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    String architecture =
        System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
    String name = mac ? "libsqlitejdbc.dylib" : "libsqlitejdbc.so";
    String system = mac ? "Mac" : isMusl() ? "Linux-Musl" : "Linux";
    Path jar =
        Folders.jars(lib).stream()
            .filter(file -> file.getFileName().toString().startsWith("sqlite-jdbc-"))
            .findFirst()
            .orElseThrow(() -> new IOException("no sqlite-jdbc in " + lib));
    Path folder = Files.createDirectory(lib.resolve("native"));
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path library = zip.getPath("org/sqlite/native", system, architecture, name);
      if (Files.exists(library)) { // elsewhere sqlite-jdbc unpacks or finds one itself
        Files.copy(library, folder.resolve(name));
      }
    }
    return name;
  }

  private static boolean isMusl() throws IOException {
    Path release = Path.of(System.getProperty("java.home"), "release");
    return Files.readString(release).contains("LIBC=\"musl\"");
  }
}

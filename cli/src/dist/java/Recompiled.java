import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/**
 * Libraries compiled from their published sources. The published classes have the format of Java 5,
 * which the AOT cache leaves out together with all that extends them: with picocli that costs more
 * than half of a short command's start, with javax.inject what Dagger generates.
 */
final class Recompiled {
  private static final String SUFFIX = "-sources.jar";

  private Recompiled() {}

  static void libraries(Path sources, Path lib) throws IOException {
    for (Path jar : Folders.jars(sources)) {
      String name = jar.getFileName().toString();
      Path classes = Files.createTempDirectory("cctally-classes");
      try (FileSystem zip = FileSystems.newFileSystem(jar)) {
        javac(name, zip, classes);
        write(classes, lib.resolve(name.substring(0, name.length() - SUFFIX.length()) + ".jar"));
      } finally {
        Folders.delete(classes);
      }
    }
  }

  private static void javac(String name, FileSystem zip, Path classes) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> entries = Files.walk(zip.getPath("/"))) {
      List<Path> units =
          entries
              .filter(entry -> entry.toString().endsWith(".java"))
              .filter(entry -> !entry.getFileName().toString().endsWith("-info.java"))
              .toList();
      var options = List.of("-d", classes.toString(), "-nowarn", "-proc:none", "-g:source,lines");
      var task =
          compiler.getTask(
              Writer.nullWriter(),
              files,
              null,
              options,
              null,
              files.getJavaFileObjectsFromPaths(units));
      if (!task.call()) {
        throw new IOException(name + " does not compile");
      }
    }
  }

  private static void write(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        ZipEntry entry = new ZipEntry(classes.relativize(file).toString().replace('\\', '/'));
        entry.setTimeLocal(java.time.LocalDateTime.of(2026, 11, 1, 0, 0));
        entries.putNextEntry(entry);
        Files.copy(file, entries);
      }
    }
  }
}

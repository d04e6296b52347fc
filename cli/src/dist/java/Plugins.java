import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/** The bundled plugins and the index that a start reads instead of opening them. */
final class Plugins {
  private Plugins() {}

  static void copy(Path from, Path to, Path java, List<Path> classPath)
      throws IOException, InterruptedException {
    Files.createDirectory(to);
    for (Path jar : Folders.jars(from)) {
      if (isPlugin(jar)) {
        Files.copy(jar, to.resolve(jar.getFileName()));
      } else {
        System.err.println("Left out, has no Plugin-Id: " + jar.getFileName());
      }
    }
    Programs.run(
        List.of(
            java.toString(),
            "-cp",
            String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()),
            "dev.cctally.platform.plugin.PluginIndex",
            to.toString()));
  }

  private static boolean isPlugin(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest() != null
          && file.getManifest().getMainAttributes().getValue("Plugin-Id") != null;
    }
  }
}

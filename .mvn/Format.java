import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks or rewrites the layout of every Java source below a directory. Started by the build from
 * this source file, on the JDK the build selected, because the formatter must be able to parse the
 * language level we write.
 */
public final class Format {
  private Format() {}

  /** {@code Format check|apply DIRECTORY}; exit 1 when {@code check} finds a file to rewrite. */
  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]).toAbsolutePath().normalize();
    List<String> findings = new ArrayList<>();
    for (Path file : sources(root)) {
      String source = Files.readString(file);
      try {
        String formatted = new Formatter().formatSourceAndFixImports(source);
        if (!formatted.equals(source)) {
          findings.add((apply ? "rewrote " : "not formatted: ") + root.relativize(file));
          if (apply) {
            Files.writeString(file, formatted);
          }
        }
      } catch (FormatterException e) {
        findings.add("cannot parse " + root.relativize(file) + ": " + e.getMessage());
      }
    }
    findings.forEach(System.err::println);
    if (!apply && !findings.isEmpty()) {
      System.err.println("Rewrite these files with: mvn -q -N validate -Pformat");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !contains(root.relativize(file), "target"))
          .sorted()
          .toList();
    }
  }

  private static boolean contains(Path path, String name) {
    for (Path part : path) {
      if (part.toString().equals(name)) {
        return true;
      }
    }
    return false;
  }
}

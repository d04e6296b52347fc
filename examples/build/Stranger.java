import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds the vendor template, the notifier, a vendor made from the template by the script, and the
 * one of the plugin author guide, as somebody would who has never seen our build: in folders of
 * their own, with a local repository of their own, from what we publish and what is public. Nothing
 * is fetched from the network: what is public was fetched for our own build.
 */
public final class Stranger {
  private static final List<String> OURS = List.of("cctally-spi", "cctally-testkit");

  private static final List<String> EXAMPLES = List.of("vendor-template", "webhook-notifier");
  private static final int GUIDE_FILES = 5;

  private final Path maven;
  private final Path fetched;
  private final Path examples;
  private final Path work;

  private Stranger(String[] args) {
    maven = Path.of(args[0]);
    fetched = Path.of(args[1]);
    examples = Path.of(args[2]);
    work = Path.of(args[3]);
  }

  /** {@code Stranger MVN LOCAL_REPOSITORY EXAMPLES WORK}; fails if one of the builds does. */
  public static void main(String[] args) throws IOException, InterruptedException {
    new Stranger(args).run();
  }

  private void run() throws IOException, InterruptedException {
    // Ours may have changed since the last time, at the same version.
    delete(work.resolve("local-repository/dev/cctally"));
    Files.writeString(work.resolve("settings.xml"), settings());
    for (String example : EXAMPLES) {
      Path project = work.resolve(example);
      delete(project);
      copy(examples.resolve(example), project);
      build(project);
    }
    build(made("made"));
    Path guided = made("guided");
    removeClasses(guided.resolve("src"));
    followGuide(guided);
    build(guided);
  }

  private Path made(String folder) throws IOException, InterruptedException {
    Path made = work.resolve(folder);
    delete(made);
    run(
        work,
        examples.resolve("new-vendor.sh").toString(),
        "my-agent",
        "com.acme.cctally",
        made.toString());
    return made;
  }

  /** As the guide says: the classes go, {@code package-info.java} stays. */
  private static void removeClasses(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Character.isUpperCase(file.getFileName().toString().charAt(0))) {
          Files.delete(file);
        }
      }
    }
  }

  /** Writes the files that the plugin author guide shows. */
  private void followGuide(Path project) throws IOException {
    String guide =
        Files.readString(examples.resolveSibling("docs").resolve("plugin-author-guide.md"));
    Matcher file =
        Pattern.compile("<!-- file: (\\S+) -->\n```java\n(.*?)```", Pattern.DOTALL).matcher(guide);
    int files = 0;
    while (file.find()) {
      Path path = project.resolve(file.group(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.group(2));
      files++;
    }
    if (files != GUIDE_FILES) {
      throw new IOException("the guide shows " + files + " files instead of " + GUIDE_FILES);
    }
  }

  /**
   * A settings file in place of the user's, so that no profile or mirror of theirs has a say. What
   * our own build fetched comes from where it lies; the network is asked for what is not there.
   */
  private String settings() {
    String repositories =
        """
        <repository>
          <id>published</id><url>%s</url>
          <releases><checksumPolicy>ignore</checksumPolicy></releases>
        </repository>
        <repository><id>central</id><url>https://repo.maven.apache.org/maven2</url></repository>
        <repository><id>network</id><url>https://repo.maven.apache.org/maven2</url></repository>
        """
            .formatted(work.resolve("published").toUri());
    return """
    <settings>
      <mirrors>
        <mirror><id>fetched</id><mirrorOf>central</mirrorOf><url>%s</url></mirror>
      </mirrors>
      <profiles>
        <profile>
          <id>stranger</id>
          <repositories>%s</repositories>
          <pluginRepositories>%s</pluginRepositories>
        </profile>
      </profiles>
      <activeProfiles><activeProfile>stranger</activeProfile></activeProfiles>
    </settings>
    """
        .formatted(
            fetched.toUri(),
            repositories,
            repositories.replace("repository>", "pluginRepository>"));
  }

  private void build(Path project) throws IOException, InterruptedException {
    String settings = work.resolve("settings.xml").toString();
    run(
        project,
        maven.toString(),
        "-B",
        "-q",
        "-s",
        settings,
        "-gs",
        settings,
        "-Dmaven.repo.local=" + work.resolve("local-repository"),
        "verify");
    try (Stream<Path> jars = Files.list(work.resolve("local-repository/dev/cctally"))) {
      List<String> used = jars.map(path -> path.getFileName().toString()).sorted().toList();
      if (!used.stream().filter(name -> !name.equals("cctally-parent")).toList().equals(OURS)) {
        throw new IOException("a stranger's build needs " + used + " of ours, not just " + OURS);
      }
    }
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(String.join(" ", command) + " in " + folder + " ended with " + status);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Path built = from.resolve("target");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(path -> !path.startsWith(built)).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A plugin is a guest in a process that answers for others, too. What it must not call is looked
 * for in the class files of the vendor's package, since a call would end the tests as well.
 */
final class EndsNoProcess implements Rule {
  private static final Set<String> ENDS =
      Set.of("java/lang/System.exit", "java/lang/Runtime.exit", "java/lang/Runtime.halt");
  private static final Set<String> CHANGES =
      Set.of(
          "java/lang/Runtime.addShutdownHook",
          "java/lang/System.setOut",
          "java/lang/System.setErr",
          "java/lang/System.setIn",
          "java/lang/System.setProperty",
          "java/lang/System.setProperties",
          "java/lang/System.clearProperty",
          "java/lang/Thread.setDefaultUncaughtExceptionHandler",
          "java/util/Locale.setDefault",
          "java/util/TimeZone.setDefault");

  @Override
  public String title() {
    return "neither ends the process nor changes what all of it shares";
  }

  @Override
  public void check(Subject subject) throws Exception {
    Class<?> type = subject.vendor().getClass();
    List<String> ends = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    for (ClassModel model : classes(type)) {
      calls(model, ENDS, ends);
      calls(model, CHANGES, changes);
    }
    if (!ends.isEmpty()) {
      subject.stop("the vendor would end the tests: " + ends.getFirst());
    }
    assertThat(ends).as("calls that end the process").isEmpty();
    assertThat(changes).as("calls that change what the whole process shares").isEmpty();
  }

  private static void calls(ClassModel model, Set<String> forbidden, List<String> found) {
    String caller = model.thisClass().asInternalName().replace('/', '.');
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof MemberRefEntry member) {
        String callee = member.owner().asInternalName() + "." + member.name().stringValue();
        if (forbidden.contains(callee)) {
          found.add(caller + " calls " + callee.replace('/', '.'));
        }
      }
    }
  }

  /** The classes of the package of a class, and of those below it, where that class lies. */
  private static List<ClassModel> classes(Class<?> type) throws IOException, URISyntaxException {
    URL place = type.getProtectionDomain().getCodeSource().getLocation();
    Path path = Path.of(place.toURI());
    String folder = type.getPackageName().replace('.', '/');
    if (Files.isDirectory(path)) {
      return below(path.resolve(folder));
    }
    try (FileSystem jar = FileSystems.newFileSystem(path)) {
      return below(jar.getPath("/" + folder));
    }
  }

  private static List<ClassModel> below(Path folder) throws IOException {
    List<ClassModel> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
        classes.add(ClassFile.of().parse(Files.readAllBytes(file)));
      }
    }
    return classes;
  }
}

package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.testkit.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Discovery: on an empty host, in the usual place, and where a variable points. */
final class FindsLogs implements Rule {
  private static final String USER_HOME = "user.home";

  @Override
  public String title() {
    return "finds its logs where they are, and names their folders even when they are gone";
  }

  @Override
  public void check(Subject subject) throws Exception {
    emptyHomes(subject);
    for (LogExample example : subject.examples()) {
      assertThat(subject.logs(example)).as(example.name()).hasSameSizeAs(example.files());
    }
    deletedFolders(subject);
    otherHome(subject);
    for (HomeVariable variable : subject.homeVariables()) {
      variable(subject, variable);
    }
  }

  private static void emptyHomes(Subject subject) throws IOException {
    Path missing = subject.newFolder();
    allBelow(roots(subject.vendor(), TestHost.at(missing)), missing);
    assertThat(missing).as("a home folder that does not exist").doesNotExist();
    Path empty = Files.createDirectories(subject.newFolder());
    allBelow(roots(subject.vendor(), TestHost.at(empty)), empty);
    try (Stream<Path> left = Files.list(empty)) {
      assertThat(left.toList()).as("what discovery wrote to an empty home").isEmpty();
    }
  }

  private static void allBelow(List<LogRoot> roots, Path home) {
    for (LogRoot root : roots) {
      assertThat(root.path()).as("root on a host whose home is %s", home).startsWithRaw(home);
      assertThat(root.home()).as("home of root %s", root.path()).isAbsolute();
    }
  }

  /** What was read from a folder counts while it is a root, so it stays one when it is deleted. */
  private static void deletedFolders(Subject subject) throws IOException {
    Home home = Home.of(subject.newFolder(), subject.examples().getFirst().files());
    List<LogRoot> before = roots(subject.vendor(), home.host());
    try (Stream<Path> files = Files.walk(home.folder())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    assertThat(roots(subject.vendor(), home.host()))
        .as("roots after the tool's folder was deleted")
        .containsAll(before);
  }

  /** The home is the host's, even if the process runs in another. */
  private static void otherHome(Subject subject) throws IOException {
    Home filled = Home.of(subject.newFolder(), subject.examples().getFirst().files());
    Path empty = Files.createDirectories(subject.newFolder());
    String home = System.getProperty(USER_HOME);
    System.setProperty(USER_HOME, filled.folder().toString());
    try {
      allBelow(roots(subject.vendor(), TestHost.at(empty)), empty);
    } finally {
      System.setProperty(USER_HOME, home);
    }
  }

  private static void variable(Subject subject, HomeVariable variable) throws IOException {
    String name = variable.name();
    LogExample example = subject.examples().getFirst();
    Home moved = Home.of(subject.newFolder(), example.files());
    Path home = Files.createDirectories(subject.newFolder());
    Path target = variable.folder().isEmpty() ? home : home.resolve(variable.folder());
    Path elsewhere = moved.folder().resolve(variable.folder());
    TestHost host = TestHost.at(home).withVariable(name, elsewhere.toString());
    List<LogRoot> roots = roots(subject.vendor(), host);
    assertThat(roots).as("roots while %s names another folder than %s", name, target).isNotEmpty();
    for (LogRoot root : roots) {
      assertThat(root.path()).as("root while %s is set", name).startsWithRaw(elsewhere);
    }
    for (LogExample.File file : example.files()) {
      assertThat(Home.find(subject.vendor(), moved.folder().resolve(file.path()), host))
          .as("~/%s, moved by %s", file.path(), name)
          .isPresent();
    }
    TestHost nowhere = TestHost.at(home).withVariable(name, home.resolve("no-such").toString());
    assertThat(notices(subject.vendor(), nowhere))
        .as("notices while %s names a folder that does not exist", name)
        .isNotEmpty();
    TestHost blank = moved.host().withVariable(name, " ");
    assertThat(roots(subject.vendor(), blank))
        .as("roots while %s is blank, which is as good as unset", name)
        .isEqualTo(roots(subject.vendor(), moved.host()));
  }

  private static List<LogRoot> roots(Vendor vendor, TestHost host) {
    return discoveries(vendor, host).flatMap(discovery -> discovery.roots().stream()).toList();
  }

  private static List<String> notices(Vendor vendor, TestHost host) {
    return discoveries(vendor, host).flatMap(discovery -> discovery.notices().stream()).toList();
  }

  private static Stream<Discovery> discoveries(Vendor vendor, TestHost host) {
    List<LogSource> sources = CheckedLog.of(vendor);
    return sources.stream().map(source -> source.discover(host));
  }
}

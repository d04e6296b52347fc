package dev.cctally.platform.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Folders on a mount whose server does not answer. */
@Timeout(30)
final class LostMountTest {
  private static final Duration LIMIT = Duration.ofMillis(400);

  private final CountDownLatch back = new CountDownLatch(1);
  private final AtomicInteger blockedCalls = new AtomicInteger();
  private final InMemoryRoots memory = new InMemoryRoots();

  /** A tree where everything below /mnt blocks, and every folder called "repo" is a repository. */
  private final FolderTree tree =
      new FolderTree() {
        @Override
        public Path realPath(Path path) throws NoSuchFileException {
          block(path);
          if (path.endsWith("none")) {
            throw new NoSuchFileException(path.toString());
          }
          return path.normalize();
        }

        @Override
        public boolean exists(Path path) {
          block(path);
          return path.endsWith("repo/.git");
        }
      };

  private void block(Path path) {
    if (path.startsWith("/mnt")) {
      blockedCalls.incrementAndGet();
      try {
        back.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @AfterEach
  void letThreadsEnd() {
    back.countDown();
  }

  @Test
  void answersFromThePathAndFindsTheOthers() {
    List<String> folders = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      folders.add("/mnt/lost/repo/" + i);
    }
    folders.add("/home/me/repo/src");

    Map<String, Project> projects = resolver().resolveAll(folders);

    assertThat(projects.keySet()).containsExactlyElementsOf(folders);
    assertThat(projects)
        .containsEntry("/mnt/lost/repo/3", new Project("/mnt/lost/repo/3", "3", null, false))
        .containsEntry(
            "/home/me/repo/src", new Project("/home/me/repo", "repo", "/home/me/repo", false));
  }

  @Test
  void answersFromMemory() {
    memory.remember(Map.of("/mnt/lost/repo/src", "/mnt/lost/repo"));

    Map<String, Project> projects =
        resolver().resolveAll(List.of("/mnt/lost/repo/x/../src", "/mnt/lost/repo/never-seen"));

    assertThat(projects.values())
        .containsOnly(new Project("/mnt/lost/repo", "repo", "/mnt/lost/repo", false));
  }

  @Test
  void waitsNoLongerThanTheLimitHoweverMuchIsLost() {
    List<String> folders = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      folders.add("/mnt/lost/" + i);
    }
    long start = System.nanoTime();

    Map<String, Project> projects = resolver().resolveAll(folders);

    assertThat(projects).hasSize(300);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(LIMIT, LIMIT.plusSeconds(10)); // slow machines; without a limit it never ends
    assertThat(blockedCalls.get()).isLessThanOrEqualTo(16);
  }

  @Test
  void doesNotLoseMoreAndMoreThreads() {
    List<String> folders = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      folders.add("/mnt/lost/" + i);
    }
    ProjectResolver resolver = resolver();
    resolver.resolveAll(folders);
    folders.add("/home/me/repo/src");

    assertThat(resolver.resolveAll(folders).values())
        .extracting(Project::gitRoot)
        .contains("/home/me/repo"); // new ones are looked at before those that were not reached
    resolver.resolveAll(folders);
    resolver.resolveAll(folders);

    assertThat(blockedCalls.get()).isLessThanOrEqualTo(32);
  }

  @Test
  void neitherWaitsForNorAsksAgainAboutWhatIsStillStuck() {
    ProjectResolver resolver = resolver();
    resolver.resolve("/mnt/lost/repo/src");
    int calls = blockedCalls.get();

    long start = System.nanoTime();
    resolver.resolve("/mnt/lost/repo/src");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
    assertThat(blockedCalls.get()).isEqualTo(calls);
  }

  @Test
  void findsTheRootWhenTheMountIsBack() throws InterruptedException {
    ProjectResolver resolver = resolver();
    assertThat(resolver.resolve("/mnt/lost/repo/src").gitRoot()).isNull();

    back.countDown();

    for (int i = 0; i < 1000 && resolver.resolve("/mnt/lost/repo/src").gitRoot() == null; i++) {
      Thread.sleep(5);
    }
    assertThat(resolver.resolve("/mnt/lost/repo/src").gitRoot()).isEqualTo("/mnt/lost/repo");
    resolver.resolve("/home/me/none"); // a query that has to look also saves what came late
    assertThat(memory.load()).containsEntry("/mnt/lost/repo/src", "/mnt/lost/repo");
  }

  private ProjectResolver resolver() {
    return new ProjectResolver(Path.of("/home/me"), memory, tree, LIMIT);
  }
}

package dev.cctally.platform.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.LogRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkTest {
  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectories(folder.resolve("deep/er"));
    Files.writeString(folder.resolve("deep/er/a.log"), "x");
    Files.writeString(folder.resolve("b.log"), "x");
    Files.writeString(folder.resolve("c.txt"), "x");
  }

  private FolderWalk walk(Duration patience) {
    LineVendor vendor = new LineVendor(folder);
    LogWalker.SourceRoot root =
        new LogWalker.SourceRoot(
            vendor.logSources().getFirst(), new LogRoot(folder, ".log", folder));
    FolderWalk walk =
        new FolderWalk(List.of(new FolderWalk.Folder(root, 0, false, folder)), patience);
    walk.finish();
    return walk;
  }

  @Test
  void findsWhatHasTheSuffix() {
    FolderWalk walk = walk(Duration.ofMinutes(1));
    assertThat(walk.found()).hasSize(2);
    assertThat(walk.errors()).isEmpty();
    assertThat(walk.unseen()).isEmpty();
  }

  /** What was not looked at may hold logs: it is not taken for deleted. */
  @Test
  void givesUpOnWhatTakesForEver() {
    FolderWalk walk = walk(Duration.ofSeconds(-1));
    assertThat(walk.found()).isEmpty();
    assertThat(walk.unseen()).containsExactly(folder);
    assertThat(walk.errors())
        .singleElement()
        .asString()
        .contains("gave up looking for logs below " + folder, "it holds too much");
  }
}

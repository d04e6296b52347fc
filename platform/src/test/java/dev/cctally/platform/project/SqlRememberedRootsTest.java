package dev.cctally.platform.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.store.SqlDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlRememberedRootsTest {
  private static final Clock EARLY = Clock.fixed(Instant.ofEpochMilli(1000), ZoneOffset.UTC);
  private static final Clock LATE = Clock.fixed(Instant.ofEpochMilli(2000), ZoneOffset.UTC);

  @Test
  void remembersAcrossConnections(@TempDir Path folder) {
    Path file = folder.resolve("cache.db");
    try (SqlDatabase database = SqlDatabase.open(file, SqlDatabase.Durability.NORMAL)) {
      SqlRememberedRoots.createTable(database);
      SqlRememberedRoots.createTable(database); // as every opening does
      new SqlRememberedRoots(database, EARLY).remember(Map.of("/w/app/src", "/w/app", "/x", "/x"));
    }
    try (SqlDatabase database = SqlDatabase.open(file, SqlDatabase.Durability.NORMAL)) {
      SqlRememberedRoots roots = new SqlRememberedRoots(database, LATE);
      roots.remember(Map.of("/w/app/src", "/w"));
      roots.remember(Map.of());

      assertThat(roots.load()).isEqualTo(Map.of("/w/app/src", "/w", "/x", "/x"));
      assertThat(database.number("SELECT seen_ms FROM project_root WHERE cwd = '/x'"))
          .isEqualTo(1000);
      assertThat(database.number("SELECT seen_ms FROM project_root WHERE cwd = '/w/app/src'"))
          .isEqualTo(2000);
    }
  }

  @Test
  void doesNotSpoilAReportWhenTheTableIsMissing(@TempDir Path folder) throws Exception {
    Path root = folder.toRealPath();
    Files.createDirectories(root.resolve("app/.git"));
    try (SqlDatabase database = SqlDatabase.inMemory()) {
      ProjectResolver resolver =
          new ProjectResolver(Path.of("/nobody"), new SqlRememberedRoots(database, EARLY));

      assertThat(resolver.resolve(root + "/app").gitRoot()).isEqualTo(root + "/app");

      SqlRememberedRoots.createTable(database);
      resolver.resolve(root + "/other"); // what could not be saved is saved now
      assertThat(database.number("SELECT count(*) FROM project_root")).isEqualTo(1);
    }
  }
}

package dev.cctally.platform.store;

import dev.cctally.platform.store.SqlDatabase.Glance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A database file that is only looked at: nothing is made, locked or waited for, and nothing beside
 * the file changes, whatever state it is in and whoever writes to it meanwhile. For processes that
 * write to the file nowhere else: in one process SQLite shares the index of a log among all
 * connections, and one that was opened for reading only would keep writers from writing.
 *
 * @param path the file; need not exist
 */
public record GlancedFile(Path path) {
  /** Rejects {@code null}. */
  public GlancedFile {
    Objects.requireNonNull(path, "path");
  }

  /**
   * Reads something. If the file turns out not to be readable, or changes meanwhile, it is read in
   * another way.
   *
   * @param work reads, and has no effects beyond its result; may be done several times. It answers
   *     {@code null} if the database is of no use
   * @return its result; {@code null} if there is no file, or none of use
   */
  public <T> @Nullable T read(Function<SqlDatabase, @Nullable T> work) {
    if (!Files.isRegularFile(path)) {
      return null;
    }
    // Without a log everything is in the file, and whoever comes to write makes one first.
    Glance[] ways =
        logged()
            ? new Glance[] {Glance.WITH_LOG, Glance.SHARED, Glance.ALONE}
            : new Glance[] {Glance.ALONE, Glance.WITH_LOG, Glance.ALONE};
    for (int i = 0; i < ways.length; i++) {
      T result = attempt(ways[i], i == ways.length - 1, work);
      if (result != null) {
        return result;
      }
    }
    return null;
  }

  /** {@return when the file or its log last changed; empty if there is no file} */
  public Optional<Instant> changed() {
    Optional<Instant> file = changed(path);
    Optional<Instant> log = changed(side("-wal"));
    return file.isPresent() && log.isPresent() && log.get().isAfter(file.get()) ? log : file;
  }

  private static Optional<Instant> changed(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private <T> @Nullable T attempt(
      Glance way, boolean last, Function<SqlDatabase, @Nullable T> work) {
    if (way != Glance.ALONE && !Files.exists(side("-shm"))) {
      return null; // it would be made
    }
    List<Object> before = looks();
    try (SqlDatabase database = SqlDatabase.glance(path, way)) {
      T result = work.apply(database);
      return way != Glance.ALONE || last || looks().equals(before) ? result : null;
    } catch (StoreException e) {
      return null; // the next way may be better
    }
  }

  private boolean logged() {
    try {
      return Files.size(side("-wal")) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Path side(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  /** Size and time of the file, and whether it has a log. */
  private List<Object> looks() {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return List.of(now.size(), now.lastModifiedTime(), logged());
    } catch (IOException e) {
      return List.of();
    }
  }
}

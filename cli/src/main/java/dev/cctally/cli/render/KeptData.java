package dev.cctally.cli.render;

import dev.cctally.platform.store.DatabaseCheck;
import dev.cctally.platform.store.DatabaseStatus;
import dev.cctally.platform.store.DatabaseStatus.Condition;
import dev.cctally.platform.store.MigrationStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the databases in the data directory stand.
 *
 * @param history the history
 * @param migrations its migrations, in order; all of them pending if it cannot be read
 * @param errorLog where failed migrations are logged
 * @param backups copies of it, newest first
 * @param cache the cache; its details are how many quota readings wait, by vendor
 * @param historyCheck what a look at every page of the history found, or {@code null}
 * @param cacheCheck the same of the cache
 */
public record KeptData(
    DatabaseStatus<List<MigrationStatus>> history,
    List<MigrationStatus> migrations,
    Path errorLog,
    List<Path> backups,
    DatabaseStatus<Map<String, Long>> cache,
    @Nullable DatabaseCheck historyCheck,
    @Nullable DatabaseCheck cacheCheck) {
  /** Copies the lists. */
  public KeptData {
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(errorLog, "errorLog");
    Objects.requireNonNull(cache, "cache");
    migrations = List.copyOf(migrations);
    backups = List.copyOf(backups);
  }

  /** {@return how many quota readings wait to be taken into the history, by vendor} */
  public Map<String, Long> waiting() {
    Map<String, Long> waiting = cache.details();
    return waiting == null ? Map.of() : waiting;
  }

  /** {@return whether one of them cannot be read} */
  public boolean damaged() {
    return history.condition() == Condition.DAMAGED
        || cache.condition() == Condition.DAMAGED
        || (historyCheck != null && !historyCheck.whole())
        || (cacheCheck != null && !cacheCheck.whole());
  }
}

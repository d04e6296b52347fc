package dev.cctally.platform.ingest;

import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlDatabase.Glance;
import dev.cctally.platform.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stored usage at a glance: nothing is synced, healed, made, locked or waited for, and nothing in
 * the data directory changes. Where the store cannot be read so (there is none, it is damaged, half
 * filled, of another version, another product's), it is as if it were empty. Used by one thread.
 */
public final class UsageGlance implements UsageHistory, AutoCloseable {
  private final Path file;
  private @Nullable SqlDatabase database;
  private @Nullable Object seen; // what the files looked like when the database was opened
  private int way; // the next way to open it
  private Glance[] ways = {};

  /**
   * Opens nothing yet.
   *
   * @param directory the data directory
   */
  public UsageGlance(DataDirectory directory) {
    file = directory.path().resolve(CacheFile.NAME);
  }

  /**
   * {@inheritDoc} If the store turns out not to be readable, or changes meanwhile, it is read in
   * another way, and at last not at all.
   */
  @Override
  public <T> T whole(String vendorId, Supplier<T> work) {
    ways = ways();
    for (way = 0; way < ways.length; way++) {
      try {
        SqlDatabase opened = open(ways[way], vendorId);
        if (opened == null) {
          continue;
        }
        T result = work.get();
        if (ways[way] != Glance.ALONE || way == ways.length - 1 || looks().equals(seen)) {
          return result;
        }
      } catch (StoreException e) {
        continue; // the next way may be better
      } finally {
        close();
      }
    }
    return work.get();
  }

  /** The ways to read what is there now, best first. */
  private Glance[] ways() {
    if (!Files.isRegularFile(file)) {
      return new Glance[0];
    }
    // Without a log everything is in the file, and whoever comes to write makes one first.
    return logged()
        ? new Glance[] {Glance.WITH_LOG, Glance.SHARED, Glance.ALONE}
        : new Glance[] {Glance.ALONE, Glance.WITH_LOG, Glance.ALONE};
  }

  private boolean logged() {
    try {
      return Files.size(file.resolveSibling(file.getFileName() + "-wal")) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private @Nullable SqlDatabase open(Glance how, String vendorId) {
    if (how != Glance.ALONE && !Files.exists(file.resolveSibling(file.getFileName() + "-shm"))) {
      return null; // it would be made
    }
    seen = looks();
    SqlDatabase opened = SqlDatabase.glance(file, how);
    database = opened;
    boolean ours =
        opened.number("PRAGMA application_id") == CacheSchema.APPLICATION_ID
            && opened.number("PRAGMA user_version") == CacheSchema.VERSION
            && new MetaTable(opened).complete(vendorId);
    return ours ? opened : null;
  }

  /** Size and time of the file, and whether it has a log. */
  private List<Object> looks() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(now.size(), now.lastModifiedTime(), logged());
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public void cells(String vendorId, Range range, Consumer<UsageCell> sink) {
    SqlDatabase opened = database;
    if (opened != null) {
      new StoredHistory(opened).cells(vendorId, range, sink);
    }
  }

  @Override
  public void cells(String vendorId, Range range, long[] cutMicros, Consumer<UsageCell> sink) {
    SqlDatabase opened = database;
    if (opened != null) {
      new StoredHistory(opened).cells(vendorId, range, cutMicros, sink);
    }
  }

  /**
   * Hands over all usage of one session, in no particular order.
   *
   * @param vendorId the vendor
   * @param sessionId the vendor's id of the session
   * @param sink receives the cells
   */
  public void session(String vendorId, String sessionId, Consumer<UsageCell> sink) {
    SqlDatabase opened = database;
    if (opened != null) {
      new SessionHistory(opened).cells(vendorId, sessionId, sink);
    }
  }

  @Override
  public void entries(String vendorId, Range range, Consumer<UsageEntry> sink) {
    SqlDatabase opened = database;
    if (opened != null) {
      new StoredHistory(opened).entries(vendorId, range, sink);
    }
  }

  @Override
  public List<String> vendors() {
    SqlDatabase opened = database;
    return opened == null ? List.of() : new StoredHistory(opened).vendors();
  }

  @Override
  public void close() {
    SqlDatabase opened = database;
    database = null;
    if (opened != null) {
      try {
        opened.close();
      } catch (StoreException e) {
        return; // nothing was written that could be lost
      }
    }
  }
}

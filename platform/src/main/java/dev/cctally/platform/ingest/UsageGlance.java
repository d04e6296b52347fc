package dev.cctally.platform.ingest;

import dev.cctally.platform.project.RememberedRoots;
import dev.cctally.platform.project.SqlRememberedRoots;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.GlancedFile;
import dev.cctally.platform.store.SqlDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stored usage at a glance: nothing is synced, healed, made, locked or waited for, and nothing in
 * the data directory changes. Where the store cannot be read so (there is none, it is damaged, half
 * filled, of another version, another product's), it is as if it were empty. Used by one thread.
 */
public final class UsageGlance implements UsageHistory {
  /** For what is only read. */
  private static final Clock NO_TIME = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final GlancedFile file;
  private @Nullable SqlDatabase database; // while it is read

  /**
   * Opens nothing yet.
   *
   * @param directory the data directory
   */
  public UsageGlance(DataDirectory directory) {
    file = new GlancedFile(directory.path().resolve(CacheFile.NAME));
  }

  /** {@inheritDoc} Outside of such work there is nothing to see. */
  @Override
  public <T> T whole(String vendorId, Supplier<T> work) {
    // Within such work it is looked at already, and the work is part of that.
    return database == null ? seen(vendorId, work).orElseGet(work) : work.get();
  }

  /**
   * {@return what work makes of what is stored; empty if the store cannot be read, so that there is
   * nothing to see}
   *
   * @param vendorId the vendor the work is about
   * @param work reads, and has no effects beyond its result; may be done several times
   */
  public <T> Optional<T> seen(String vendorId, Supplier<T> work) {
    Optional<T> result =
        file.read(
            opened -> usable(opened, vendorId) ? Optional.ofNullable(seeing(opened, work)) : null);
    return result == null ? Optional.empty() : result;
  }

  /**
   * {@return when something in the store last changed, by the file system; empty if there is none}
   */
  public Optional<Instant> changed() {
    return file.changed();
  }

  /** {@return the git roots folders once had} Keeps no new ones. */
  public RememberedRoots rememberedRoots() {
    return new RememberedRoots() {
      @Override
      public Map<String, String> load() {
        SqlDatabase opened = database;
        Map<String, String> roots = opened == null ? file.read(UsageGlance::roots) : roots(opened);
        return roots == null ? Map.of() : roots;
      }

      @Override
      public void remember(Map<String, String> newRoots) {
        // A glance keeps nothing; whoever syncs finds them again.
      }
    };
  }

  private static Map<String, String> roots(SqlDatabase opened) {
    return new SqlRememberedRoots(opened, NO_TIME).load();
  }

  private static boolean usable(SqlDatabase opened, String vendorId) {
    return opened.number("PRAGMA application_id") == CacheSchema.APPLICATION_ID
        && opened.number("PRAGMA user_version") == CacheSchema.VERSION
        && new MetaTable(opened).complete(vendorId);
  }

  private <T> T seeing(SqlDatabase opened, Supplier<T> work) {
    database = opened;
    try {
      return work.get();
    } finally {
      database = null;
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
}

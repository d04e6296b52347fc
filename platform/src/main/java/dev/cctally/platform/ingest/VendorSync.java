package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.LogWalker.SourceRoot;
import dev.cctally.platform.ingest.ParallelParser.ReaderFailure;
import dev.cctally.platform.ingest.SyncPlan.Seen;
import dev.cctally.platform.ingest.UsageSync.Mode;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.SessionHint;
import dev.cctally.spi.vendor.SessionScope;
import dev.cctally.spi.vendor.Vendor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sync of one vendor. The caller holds the vendor's lock; the database may be shared with other
 * processes that sync other vendors.
 *
 * <p>A small change is stored with everything worked out: after each transaction duplicates are
 * resolved and sums are right. A large one (a first read, a rebuild, other roots) is stored in
 * bulk: the vendor is marked incomplete, rows pour in, and everything is worked out once at the
 * end. A process that dies in between leaves the mark, and the next sync goes on.
 */
final class VendorSync {
  private static final long BULK_BYTES = 32L << 20;
  private static final int BULK_FILES = 400;

  // In bulk a transaction is as long as memory and patience allow: each commit costs more than
  // thousands of rows. What a killed process has not committed is read again.
  private static final int TRANSACTION_ROWS = 100_000;
  private static final long TRANSACTION_NANOS = Duration.ofSeconds(2).toNanos();
  private static final Duration HINTS_TAKE_AT_MOST = Duration.ofSeconds(10);

  private final SqlDatabase database;
  private final FileTable files;
  private final MetaTable meta;
  private final QuotaOutbox outbox;
  private final String vendorId;
  private final List<Long> thresholds;
  private final PluginHost plugins;
  private final Clock wallClock;
  private final ParseLimits limits;
  private final int threads;
  private final List<String> errors = new ArrayList<>();
  private final Notices notices = new Notices();

  private long rowsChanged;
  private long lines;
  private int filesDone;
  private long bytesDone;

  /** What the sync works with. */
  record Tools(
      SqlDatabase database, PluginHost plugins, Clock wallClock, ParseLimits limits, int threads) {}

  VendorSync(Tools tools, Vendor vendor, List<Long> thresholds) {
    this.database = tools.database();
    this.files = new FileTable(database);
    this.meta = new MetaTable(database);
    this.vendorId = vendor.info().id();
    this.outbox = new QuotaOutbox(database, vendorId);
    this.thresholds = thresholds;
    this.plugins = tools.plugins();
    this.wallClock = tools.wallClock();
    this.limits = tools.limits();
    this.threads = tools.threads();
  }

  /**
   * Brings the store up to date with what a walk finds.
   *
   * @param roots the roots that count now
   * @param walker walks them
   * @param mode what to do
   * @param progress receives progress
   * @return what was done
   */
  SyncOutcome run(List<SourceRoot> roots, LogWalker walker, Mode mode, SyncProgress progress) {
    long start = System.nanoTime();
    boolean otherRoots = rootsChanged(roots);
    boolean otherThresholds = thresholdsChanged();
    boolean complete = meta.complete(vendorId);
    List<FoundFile> found = walker.files();
    errors.addAll(walker.errors());
    long diskState = DiskState.of(roots, found, walker.unseen());
    MetaTable.Settled settled = meta.settled(vendorId);
    if (mode == Mode.UPDATE
        && complete
        && settled != null
        && settled.diskState() == diskState
        && wallClock.millis() < settled.untilMillis()) {
      return outcome(start, found.size(), found.size(), 0, settled.missing());
    }
    boolean rebuild = mode == Mode.REBUILD || mode == Mode.REBUILD_AND_PRUNE;
    boolean prune = mode == Mode.PRUNE || mode == Mode.REBUILD_AND_PRUNE;
    Map<String, Integer> rootIds = files.roots(vendorId);
    Set<Integer> current = new HashSet<>();
    for (SourceRoot root : roots) {
      current.add(rootIds.get(rootKey(root)));
    }
    List<KnownFile> known = files.files(vendorId);
    SyncPlan plan =
        new SyncPlanner(rootIds, walker.unseen(), wallClock, rebuild, prune)
            .plan(found, known, current);
    errors.addAll(plan.errors());
    List<KnownFile> pruned = prune ? plan.missing() : List.of();
    int missing = prune ? 0 : plan.missing().size();
    boolean bulk = !complete || otherRoots || otherThresholds || rebuild || large(plan);
    boolean whole = true;
    if (bulk || !plan.nothingToDo() || !pruned.isEmpty()) {
      whole = store(plan, pruned, rootIds, bulk, known.isEmpty(), progress);
    }
    settle(whole && errors.isEmpty() ? diskState : null, missing);
    int reset = rebuild ? 0 : (int) plan.tasks().stream().filter(FileTask::truncated).count();
    return outcome(start, plan.filesTotal(), plan.skipped(), reset, missing);
  }

  /**
   * Notes that there is nothing to do as long as the disk looks like this; {@code null}: there is.
   */
  private void settle(@Nullable Long diskState, int missing) {
    MetaTable.Settled settled = null;
    if (diskState != null) {
      long oldest = files.oldestOpenTailNanos(vendorId);
      long until =
          oldest == Long.MAX_VALUE
              ? Long.MAX_VALUE
              : oldest / 1_000_000 + SyncPlanner.CLOSED_AFTER.toMillis();
      settled = new MetaTable.Settled(diskState, until, missing);
    }
    if (!Objects.equals(settled, meta.settled(vendorId))) {
      meta.settled(vendorId, settled);
    }
  }

  private SyncOutcome outcome(long start, int filesTotal, int skipped, int reset, int missing) {
    return new SyncOutcome(
        vendorId,
        filesTotal,
        filesDone,
        skipped,
        reset,
        missing,
        rowsChanged,
        false,
        Duration.ofNanos(System.nanoTime() - start),
        lines,
        files.rejected(vendorId),
        errors);
  }

  private static boolean large(SyncPlan plan) {
    return plan.tasks().size() > BULK_FILES || plan.bytes() > BULK_BYTES;
  }

  private static String rootKey(SourceRoot root) {
    return FileTable.rootKey(root.source().id(), root.root().path().toString());
  }

  /** Brings the table of roots up to date; whether other roots count now than before. */
  private boolean rootsChanged(List<SourceRoot> roots) {
    Map<String, Integer> stored = files.roots(vendorId);
    boolean missing = roots.stream().anyMatch(root -> !stored.containsKey(rootKey(root)));
    Set<Integer> ids = new HashSet<>();
    roots.forEach(root -> {
      Integer id = stored.get(rootKey(root));
      if (id != null) {
        ids.add(id);
      }
    });
    if (!missing && files.isCurrent(vendorId, ids)) {
      return false;
    }
    inTransaction(() -> {
      for (SourceRoot root : roots) {
        String home =
            root.source().sessionScope() == SessionScope.HOME
                ? root.root().home().toString()
                : null;
        ids.add(files.root(vendorId, root.source().id(), root.root().path().toString(), home));
      }
      files.setCurrent(vendorId, ids);
      meta.complete(vendorId, false);
    });
    return true;
  }

  /** Notes by which prompt sizes sums are divided; whether that is otherwise than before. */
  private boolean thresholdsChanged() {
    String now = thresholds.toString();
    String before = meta.thresholds(vendorId);
    if (now.equals(before)) {
      return false;
    }
    inTransaction(() -> {
      meta.thresholds(vendorId, now);
      meta.complete(vendorId, false);
    });
    return true;
  }

  /** Stores what the plan says; whether everything could be read. */
  private boolean store(
      SyncPlan plan,
      List<KnownFile> pruned,
      Map<String, Integer> rootIds,
      boolean bulk,
      boolean nothingStored,
      SyncProgress progress) {
    Map<Seen, SessionHint> hints = hints(plan);
    if (hints == null) {
      return false;
    }
    PendingChanges changes = new PendingChanges(bulk);
    boolean first = bulk && nothingStored;
    try (ChunkWriter writer =
        new ChunkWriter(database, vendorId, rootIds, thresholds, changes, first)) {
      inTransaction(() -> {
        if (bulk) {
          meta.complete(vendorId, false);
        }
        rearrange(plan, pruned, rootIds, hints, writer);
        settle(writer, changes);
      });
      boolean failed = false;
      try {
        read(plan, writer, changes, bulk, progress);
      } catch (ReaderFailure e) {
        failed = true;
        plugins.degrade(vendorId, String.valueOf(e.getMessage()));
        if (e.memory()) {
          plugins.release(vendorId);
        }
      } catch (OutOfMemoryError e) {
        // Ours is bounded; it is the reader that takes it away, and it will notice soon.
        failed = true;
        plugins.degrade(vendorId, "memory ran out while its reader was running");
        plugins.release(vendorId);
      }
      if (bulk) {
        boolean whole = !failed;
        inTransaction(() -> {
          writer.settleAll(database);
          if (whole) {
            meta.complete(vendorId, true);
          }
        });
      }
      return !failed;
    }
  }

  /** What new names say about sessions, or {@code null} if the plugin does not tell. */
  private @Nullable Map<Seen, SessionHint> hints(SyncPlan plan) {
    if (plan.moved().isEmpty()) {
      return Map.of();
    }
    return plugins
        .call(
            vendorId,
            HINTS_TAKE_AT_MOST,
            () -> {
              Map<Seen, SessionHint> hints = new HashMap<>();
              for (Seen seen : plan.moved()) {
                FoundFile found = seen.found();
                hints.put(seen, Objects.requireNonNull(found.source().hint(found.file())));
              }
              return hints;
            })
        .orElse(null);
  }

  /** Everything that does not need a file's bytes. */
  private void rearrange(
      SyncPlan plan,
      List<KnownFile> pruned,
      Map<String, Integer> rootIds,
      Map<Seen, SessionHint> hints,
      ChunkWriter writer) {
    for (List<Seen> group : List.of(plan.touched(), plan.moved())) {
      for (Seen seen : group) {
        FoundFile found = seen.found();
        Integer root =
            rootIds.get(
                FileTable.rootKey(found.source().id(), found.file().root().path().toString()));
        files.place(seen.known().id(), root == null ? seen.known().rootId() : root, found);
        writer.reconsider(seen.known().id());
      }
    }
    for (Seen seen : plan.moved()) {
      writer.rename(seen.known().id(), Objects.requireNonNull(hints.get(seen)));
    }
    for (KnownFile file : plan.returned()) {
      files.archived(file.id(), null);
    }
    long now = wallClock.millis();
    for (KnownFile file : plan.vanished()) {
      files.archived(file.id(), now);
    }
    for (KnownFile file : pruned) {
      writer.clear(file.id());
      files.remove(file.id());
    }
  }

  private void read(
      SyncPlan plan,
      ChunkWriter writer,
      PendingChanges changes,
      boolean bulk,
      SyncProgress progress)
      throws ReaderFailure {
    if (plan.tasks().isEmpty()) {
      return;
    }
    long bytesTotal = plan.bytes();
    Map<FileTask, Long> consumed = new HashMap<>();
    boolean open = false;
    long begun = 0;
    try (ParallelParser parser =
        new ParallelParser(
            vendorId, plan.tasks(), limits, threads, loader(plan), limits.readerPatience())) {
      for (ParsedChunk chunk; (chunk = parser.next()) != null; ) {
        if (!open) {
          database.begin();
          open = true;
          begun = System.nanoTime();
        }
        take(chunk, writer, consumed);
        boolean full =
            changes.rows() >= TRANSACTION_ROWS || System.nanoTime() - begun > TRANSACTION_NANOS;
        if (full || (!bulk && chunk.last() && parser.idle())) {
          settle(writer, changes);
          database.commit();
          open = false;
        }
        progress.update(vendorId, filesDone, plan.tasks().size(), bytesDone, bytesTotal);
      }
    } catch (InterruptedException e) {
      // Nobody but the reader interrupts us meanwhile. Not passed on: it would end other vendors'
      // syncs. What is stored so far is a good state to stop in.
      throw new ReaderFailure("its reader interrupted the program", false, e);
    } catch (RuntimeException | OutOfMemoryError e) {
      if (open) {
        database.rollback();
        writer.forget();
        open = false;
      }
      throw e;
    } finally {
      if (open) {
        settle(writer, changes);
        database.commit();
      }
    }
  }

  private static @Nullable ClassLoader loader(SyncPlan plan) {
    LogSource source = plan.tasks().getFirst().found().source();
    return source instanceof Guarded guarded ? guarded.loader() : null;
  }

  private void take(ParsedChunk chunk, ChunkWriter writer, Map<FileTask, Long> consumed) {
    FileTask task = chunk.task();
    String failure = chunk.failure();
    if (failure != null) {
      errors.add("could not read " + task.found().path() + ": " + failure);
    }
    if (failure == null || chunk.tailState() == TailState.BROKEN) {
      outbox.add(chunk.quota());
      writer.write(chunk); // a broken document is noted, so that it is left alone until it changes
      lines += chunk.lines();
      notices.add(chunk.notices());
    }
    long before = consumed.getOrDefault(task, task.from());
    bytesDone += Math.max(0, chunk.cursor() - before);
    if (chunk.last()) {
      filesDone++;
      consumed.remove(task);
    } else {
      consumed.put(task, chunk.cursor());
    }
  }

  private void settle(ChunkWriter writer, PendingChanges changes) {
    writer.settle();
    rowsChanged += changes.rows();
    changes.clear();
  }

  private void inTransaction(Runnable work) {
    database.begin();
    try {
      work.run();
      database.commit();
    } catch (RuntimeException e) {
      database.rollback();
      throw e;
    }
  }

  /** What the readers said to the user, in order, without the vendor's name. */
  List<String> notices() {
    return notices.sentences();
  }

  /** The roots of a vendor as its sources find them now, or {@code null} if its plugin failed. */
  static @Nullable Found discover(PluginHost plugins, Vendor vendor, HostEnvironment host) {
    String vendorId = vendor.info().id();
    return plugins
        .call(
            vendorId,
            Duration.ofSeconds(10),
            () -> {
              List<SourceRoot> roots = new ArrayList<>();
              List<String> notices = new ArrayList<>();
              for (LogSource source : vendor.logSources()) {
                LogSource log = Guarded.of(source);
                Discovery discovery = source.discover(host);
                notices.addAll(discovery.notices());
                discovery.roots().forEach(root -> roots.add(new SourceRoot(log, root)));
              }
              return new Found(List.copyOf(roots), List.copyOf(notices));
            })
        .orElse(null);
  }

  /** Where a vendor's logs are. */
  record Found(List<SourceRoot> roots, List<String> notices) {}
}

package dev.cctally.platform.ingest;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.ingest.StoredVendor.Description;
import dev.cctally.platform.ingest.UsageSync.Mode;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.project.RememberedRoots;
import dev.cctally.platform.project.SqlRememberedRoots;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.IoReason;
import dev.cctally.platform.store.ProcessLock;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.StoreException;
import dev.cctally.platform.store.StoreException.Problem;
import dev.cctally.platform.store.WriteAccess;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.Vendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code cache.db}, opened: heals itself when it is damaged, and goes on in memory when it cannot
 * be written or another process holds it half filled.
 */
public final class UsageStore implements Usage, UsageSync, UsageHistory {
  private static final Duration REPORT_PATIENCE = Duration.ofSeconds(2);

  private final CacheFile file;
  private final Host host;
  private final PluginHost plugins;
  private final BiFunction<String, PriceBook, PriceBook> userPrices;
  private final ParseLimits limits;
  private final int threads;
  private final QuotaDelivery delivery;
  private final List<String> notices = new ArrayList<>();
  // Opened at first use: a sync starts to look at the logs before.
  private @Nullable SqlDatabase opened;
  private boolean inMemory;

  private UsageStore(
      DataDirectory directory,
      Host host,
      PluginHost plugins,
      BiFunction<String, PriceBook, PriceBook> userPrices,
      QuotaIntake intake,
      ParseLimits limits,
      int threads) {
    this.delivery = new QuotaDelivery(plugins, intake);
    this.userPrices = userPrices;
    this.file = new CacheFile(directory, host.wallClock(), notices::add);
    this.host = host;
    this.plugins = plugins;
    this.limits = limits;
    this.threads = threads;
  }

  /**
   * Makes a store. Its file is opened, and made if needed, at the first use; if it is another
   * product's, that throws an {@link dev.cctally.platform.AppException}.
   *
   * @param directory the data directory
   * @param host the machine
   * @param plugins whose vendors are read
   * @param userPrices puts the user's prices in the place of a vendor's, given its id; they may
   *     divide sums where the vendor's do not
   * @param intake takes the quota readings that stand in logs
   * @return the store; close it
   */
  public static UsageStore open(
      DataDirectory directory,
      Host host,
      PluginHost plugins,
      BiFunction<String, PriceBook, PriceBook> userPrices,
      QuotaIntake intake) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    return new UsageStore(
        directory, host, plugins, userPrices, intake, ParseLimits.STANDARD, threads);
  }

  /** With other limits and the vendors' prices, for tests. */
  static UsageStore open(
      DataDirectory directory,
      Host host,
      PluginHost plugins,
      QuotaIntake intake,
      ParseLimits limits,
      int threads) {
    return new UsageStore(directory, host, plugins, (_, book) -> book, intake, limits, threads);
  }

  @Override
  public UsageSync sync() {
    return this;
  }

  @Override
  public UsageHistory history() {
    return this;
  }

  @Override
  public List<String> takeNotices() {
    List<String> taken = List.copyOf(notices);
    notices.clear();
    return taken;
  }

  @Override
  public RememberedRoots rememberedRoots() {
    SqlDatabase database = database();
    SqlRememberedRoots.createTable(database);
    return new SqlRememberedRoots(database, host.wallClock());
  }

  private SqlDatabase database() {
    SqlDatabase database = opened;
    if (database == null) {
      database = openFile();
      opened = database;
    }
    return database;
  }

  private void use(SqlDatabase database) {
    opened = database;
  }

  private SqlDatabase openFile() {
    WriteAccess access = WriteAccess.to(file.path());
    if (!access.granted()) {
      return memory(access.sentences());
    }
    try {
      return file.open();
    } catch (IOException e) {
      return memory(IoReason.of(e));
    } catch (StoreException e) {
      return memory(String.valueOf(e.getMessage()));
    }
  }

  /** Goes on in memory, with what is stored as far as it can be read. */
  private SqlDatabase memory(String reason) {
    notices.add("[cache] unavailable (" + reason + "); falling back to direct JSONL parse");
    return copy();
  }

  private SqlDatabase copy() {
    inMemory = true;
    Path stored = file.path();
    if (!Files.isRegularFile(stored)) {
      return empty();
    }
    try {
      return usable(SqlDatabase.copyInMemory(stored));
    } catch (StoreException e) {
      notices.add(
          "[cache] " + stored + " cannot be read; usage of logs that were deleted is missing here");
      return empty();
    }
  }

  /** Checks that a copy is ours, and of the present shape. */
  private static SqlDatabase usable(SqlDatabase copy) {
    try {
      if (copy.number("PRAGMA application_id") == CacheSchema.APPLICATION_ID
          && copy.number("PRAGMA user_version") == CacheSchema.VERSION) {
        return copy;
      }
    } catch (StoreException e) {
      copy.close();
      throw e;
    }
    copy.close();
    throw StoreException.damaged(new IllegalStateException("the copy is not our database"));
  }

  private static SqlDatabase empty() {
    SqlDatabase empty = SqlDatabase.inMemory();
    CacheSchema.create(empty);
    return empty;
  }

  @Override
  public boolean kept() {
    return !inMemory;
  }

  @Override
  public SyncOutcome refresh(String vendorId, SyncProgress progress) {
    SyncOutcome outcome = sync(vendorId, Mode.UPDATE, REPORT_PATIENCE, progress);
    if (!outcome.lockContended() || new MetaTable(database()).complete(vendorId)) {
      return outcome;
    }
    notices.add("[cache] sync already in progress; using existing cache");
    notices.add(
        "[cache] concurrent ingest in progress; falling back to direct JSONL parse for"
            + " correctness");
    close();
    use(copy());
    return sync(vendorId, Mode.UPDATE, REPORT_PATIENCE, progress);
  }

  @Override
  public SyncOutcome sync(String vendorId, Mode mode, Duration patience, SyncProgress progress) {
    try {
      return attempt(vendorId, mode, patience, progress);
    } catch (StoreException e) {
      recover(e);
      try {
        return attempt(vendorId, mode, patience, progress);
      } catch (StoreException again) {
        close();
        inMemory = true;
        use(empty()); // what is stored cannot be used at all: the logs are all there is
        return attempt(vendorId, mode, patience, progress);
      }
    }
  }

  /** Makes the database usable again, on disk or in memory, or gives up. */
  private void recover(StoreException e) {
    if (inMemory) {
      throw e;
    }
    try {
      close();
    } catch (StoreException closing) {
      e.addSuppressed(closing);
    }
    if (e.problem() == Problem.DAMAGED) {
      try {
        use(file.replace(String.valueOf(e.getMessage())));
        return;
      } catch (IOException | StoreException replacing) {
        e.addSuppressed(replacing);
      }
    }
    use(memory(String.valueOf(e.getMessage())));
  }

  private SyncOutcome attempt(
      String vendorId, Mode mode, Duration patience, SyncProgress progress) {
    Optional<Vendor> vendor = plugins.vendor(vendorId);
    if (vendor.isEmpty()) {
      return nothingDone(vendorId, false);
    }
    VendorSync.Found found = VendorSync.discover(plugins, vendor.get(), host);
    if (found == null) {
      return nothingDone(vendorId, false);
    }
    List<LogWalker.SourceRoot> roots = found.roots();
    LogWalker walker = new LogWalker(roots); // looks around while the rest is made ready
    Optional<PriceBook> prices =
        plugins.priceBook(vendorId).map(book -> userPrices.apply(vendorId, book));
    if (prices.isEmpty()) {
      return nothingDone(vendorId, false);
    }
    Notices said = new Notices();
    found.notices().forEach(said::add);
    said.sentences().forEach(notice -> tell(vendorId, notice));
    List<Long> thresholds;
    try {
      thresholds = prices.get().promptThresholds();
    } catch (RuntimeException e) { // the vendor's defect
      plugins.degrade(vendorId, e.toString());
      return nothingDone(vendorId, false);
    }
    return locked(
        vendorId,
        patience,
        () -> {
          VendorSync sync =
              new VendorSync(
                  new VendorSync.Tools(database(), plugins, host.wallClock(), limits, threads),
                  vendor.get(),
                  thresholds);
          VendorTable descriptions = new VendorTable(database());
          Description before = descriptions.description(vendorId);
          Description now = VendorTable.describe(vendor.get().info(), plugins);
          boolean other = other(before, now);
          if (other) {
            tell(vendorId, "another plugin reads its logs now, so they are read anew");
          }
          SyncOutcome outcome = sync.run(roots, walker, other ? anew(mode) : mode, progress);
          boolean failed = now != null && plugins.run().failed().containsKey(now.pluginId());
          if (now != null && !(other && failed)) { // else it is to be read anew next time as well
            descriptions.remember(vendorId, now);
          }
          sync.notices().forEach(notice -> tell(vendorId, notice));
          deliver(vendor.get(), false);
          return outcome;
        });
  }

  @Override
  public void recordQuota(String vendorId) {
    plugins
        .vendor(vendorId)
        .ifPresent(vendor ->
            locked(
                vendorId,
                REPORT_PATIENCE,
                () -> {
                  deliver(vendor, true);
                  return nothingDone(vendorId, false);
                }));
  }

  /** Hands over what logs say of quotas, unless this store is a copy that is forgotten. */
  private void deliver(Vendor vendor, boolean all) {
    if (!inMemory) {
      String failure =
          all ? delivery.run(database(), vendor) : delivery.runIfFew(database(), vendor);
      if (failure != null) {
        tell(vendor.info().id(), "what logs say of the quota waits to be recorded: " + failure);
      }
    }
  }

  @Override
  public List<Account> evidence(EvidenceQuery query) {
    String vendorId = query.vendorId();
    Optional<Vendor> vendor = plugins.vendor(vendorId);
    VendorSync.Found found =
        vendor.isEmpty() ? null : VendorSync.discover(plugins, vendor.get(), host);
    List<LogWalker.SourceRoot> roots = found == null ? List.of() : found.roots();
    return whole(
        vendorId,
        () -> {
          try {
            return new EvidenceReader(database(), roots, limits, threads).read(query);
          } catch (ParallelParser.ReaderFailure e) {
            plugins.degrade(vendorId, String.valueOf(e.getMessage()));
            throw new AppException(ErrorKind.EXTERNAL, vendorId + ": " + e.getMessage(), e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
          }
        });
  }

  /** Whether stored usage was made by another plugin: its states and positions mean nothing now. */
  private static boolean other(@Nullable Description before, @Nullable Description now) {
    return before != null && now != null && !before.pluginId().equals(now.pluginId());
  }

  private static Mode anew(Mode mode) {
    return mode == Mode.PRUNE || mode == Mode.REBUILD_AND_PRUNE
        ? Mode.REBUILD_AND_PRUNE
        : Mode.REBUILD;
  }

  /** Says something in a vendor's name, once. */
  private void tell(String vendorId, String notice) {
    String sentence = "[" + vendorId + "] " + notice;
    if (!notices.contains(sentence)) {
      notices.add(sentence);
    }
  }

  private SyncOutcome locked(String vendorId, Duration patience, Supplier<SyncOutcome> work) {
    database(); // makes the folder the lock lies in, or finds that it cannot
    if (inMemory) {
      return work.get();
    }
    Optional<ProcessLock> lock;
    try {
      lock = ProcessLock.take(file.vendorLock(vendorId), patience);
    } catch (IOException e) {
      close();
      use(memory(IoReason.of(e)));
      return work.get();
    }
    if (lock.isEmpty()) {
      return nothingDone(vendorId, true);
    }
    try (ProcessLock _ = lock.get()) {
      return work.get();
    } catch (IOException e) {
      throw new IllegalStateException("a lock could not be given back", e);
    }
  }

  private static SyncOutcome nothingDone(String vendorId, boolean contended) {
    return new SyncOutcome(
        vendorId, 0, 0, 0, 0, 0, 0, contended, Duration.ZERO, 0, Map.of(), List.of());
  }

  @Override
  public void cells(String vendorId, Range range, Consumer<UsageCell> sink) {
    read(
            vendorId,
            history -> {
              List<UsageCell> cells = new ArrayList<>();
              history.cells(vendorId, range, cells::add);
              return cells;
            })
        .forEach(sink);
  }

  @Override
  public void cells(String vendorId, Range range, long[] cutMicros, Consumer<UsageCell> sink) {
    read(
            vendorId,
            history -> {
              List<UsageCell> cells = new ArrayList<>();
              history.cells(vendorId, range, cutMicros, cells::add);
              return cells;
            })
        .forEach(sink);
  }

  @Override
  public void entries(String vendorId, Range range, Consumer<UsageEntry> sink) {
    read(
            vendorId,
            history -> {
              List<UsageEntry> entries = new ArrayList<>();
              history.entries(vendorId, range, entries::add);
              return entries;
            })
        .forEach(sink);
  }

  /** Reads all before anything is handed over, so that damage found half way can be healed. */
  private <T> List<T> read(String vendorId, Function<UsageHistory, List<T>> query) {
    try {
      return query.apply(new StoredHistory(database()));
    } catch (StoreException e) {
      recover(e);
      refresh(vendorId, SyncProgress.NONE);
      return query.apply(new StoredHistory(database()));
    }
  }

  @Override
  public <T> T whole(String vendorId, Supplier<T> work) {
    try {
      return work.get();
    } catch (StoreException e) {
      recover(e);
      refresh(vendorId, SyncProgress.NONE);
      return work.get();
    }
  }

  @Override
  public List<String> vendors() {
    return new StoredHistory(database()).vendors();
  }

  @Override
  public List<StoredVendor> storedVendors() {
    if (opened == null && !Files.isRegularFile(file.path())) {
      return List.of(); // looking must not make it
    }
    try {
      return storedVendors(database());
    } catch (StoreException e) {
      recover(e);
      return storedVendors(database());
    }
  }

  private static List<StoredVendor> storedVendors(SqlDatabase database) {
    VendorTable descriptions = new VendorTable(database);
    List<StoredVendor> vendors = new ArrayList<>();
    for (String id : new StoredHistory(database).vendors()) {
      vendors.add(new StoredVendor(id, descriptions.description(id)));
    }
    return vendors;
  }

  @Override
  public void close() {
    SqlDatabase database = opened;
    opened = null;
    if (database != null) {
      database.close();
    }
  }
}

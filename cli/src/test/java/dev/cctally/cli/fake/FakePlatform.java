package dev.cctally.cli.fake;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.Services;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.alert.engine.AlertSchema;
import dev.cctally.platform.alert.engine.AlertStore;
import dev.cctally.platform.config.Configuration;
import dev.cctally.platform.config.ConfigurationEditor;
import dev.cctally.platform.config.key.ConfigChange;
import dev.cctally.platform.config.key.KeyTable;
import dev.cctally.platform.config.key.UserSettings;
import dev.cctally.platform.guard.BudgetGuard;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.ingest.Account;
import dev.cctally.platform.ingest.EvidenceQuery;
import dev.cctally.platform.ingest.StoredVendor;
import dev.cctally.platform.ingest.SyncOutcome;
import dev.cctally.platform.ingest.SyncProgress;
import dev.cctally.platform.ingest.Usage;
import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.ingest.UsageSync;
import dev.cctally.platform.plugin.manage.PluginAdministration;
import dev.cctally.platform.predecessor.HistoryImport;
import dev.cctally.platform.predecessor.OldVendors;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.project.InMemoryRoots;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.project.RememberedRoots;
import dev.cctally.platform.quota.QuotaHistory;
import dev.cctally.platform.quota.QuotaLevels;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.platform.report.BucketReport;
import dev.cctally.platform.report.CostAudit;
import dev.cctally.platform.report.Granularity;
import dev.cctally.platform.report.PriceAudit;
import dev.cctally.platform.report.ProjectBucketReport;
import dev.cctally.platform.report.SessionReport;
import dev.cctally.platform.report.UsageQuery;
import dev.cctally.platform.report.UsageReports;
import dev.cctally.platform.report.block.BlockQuery;
import dev.cctally.platform.report.block.BlockReport;
import dev.cctally.platform.report.block.BlockReports;
import dev.cctally.platform.report.diff.DiffReports;
import dev.cctally.platform.report.project.ProjectReports;
import dev.cctally.platform.report.status.StatusReport;
import dev.cctally.platform.report.status.StatusReports;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.HistoryFile;
import dev.cctally.spi.model.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A platform that answers what a test puts in, and remembers what it was asked. */
public final class FakePlatform implements Services, ReportContext, Usage, UsageSync, UsageReports {
  public final FakePlugins plugins = new FakePlugins();
  public final List<String> asked = new ArrayList<>();
  public final List<UsageQuery> queries = new ArrayList<>();
  public final Map<String, List<SyncOutcome>> outcomes = new LinkedHashMap<>();
  public final List<StoredVendor> stored = new ArrayList<>();
  public final List<String> warnings = new ArrayList<>();
  public final List<String> notices = new ArrayList<>();
  public Function<Granularity, BucketReport> buckets = Samples::emptyBuckets;
  public ProjectBucketReport projects = Samples.emptyProjects();
  public final List<BlockQuery> blockQueries = new ArrayList<>();
  public BlockReport blocks = new BlockReport(List.of(), 0, 1);
  public SessionReport sessions = Samples.emptySessions();
  public PriceAudit audit = new PriceAudit(0, 0, 0, List.of(), List.of());
  public Configuration configuration = Configuration.DEFAULTS;
  public CostAudit costs = new CostAudit(0, List.of(), Money.ZERO, List.of());
  public UsageHistory history = new NoHistory();
  public QuotaHistory quota = QuotaHistory.NONE;
  public final Map<String, AppException> broken = new LinkedHashMap<>();
  public ZoneId zone = ZoneId.of("Etc/UTC");
  public @Nullable RuntimeException failure;
  public @Nullable SyncProgressScript progress;
  public Host host;
  public boolean kept = true;

  /** Makes an empty platform of a machine. */
  public FakePlatform(Host host) {
    this.host = host;
  }

  /** Reports progress while a sync runs. */
  @FunctionalInterface
  public interface SyncProgressScript {
    /** Plays it. */
    void play(SyncProgress progress);
  }

  /** One outcome of a sync that found nothing to do. */
  public static SyncOutcome outcome(String vendor) {
    return new SyncOutcome(
        vendor, 3, 1, 2, 0, 0, 14, false, Duration.ofMillis(12), 20, Map.of(), List.of());
  }

  /** What a sync says while another process is at it. */
  public static SyncOutcome contended(String vendor) {
    return new SyncOutcome(vendor, 0, 0, 0, 0, 0, 0, true, Duration.ZERO, 0, Map.of(), List.of());
  }

  @Override
  public FakePlugins plugins() {
    asked.add("plugins");
    return plugins;
  }

  @Override
  public PluginAdministration pluginAdministration() {
    throw new UnsupportedOperationException("commands about plugins are tested with real ones");
  }

  @Override
  public UserSettings settings(ConfigChange.Listener listener) {
    return new UserSettings(
        new ConfigurationEditor(new DataDirectory(dataDirectory())),
        new KeyTable(List::of, List::of, List::of, UnaryOperator.identity()),
        listener);
  }

  @Override
  public ReportContext context() {
    return this;
  }

  @Override
  public Usage usage() {
    asked.add("usage");
    return this;
  }

  @Override
  public UsageReports reports() {
    return this;
  }

  @Override
  public PriceSource prices() {
    return vendorId -> plugins.priceBook(vendorId);
  }

  @Override
  public ProjectReports projectReports() {
    return new ProjectReports(history, _ -> Optional.empty(), projects());
  }

  @Override
  public DiffReports diffReports() {
    return new DiffReports(history, _ -> Optional.empty(), projects());
  }

  @Override
  public QuotaHistory quota() {
    return quota;
  }

  @Override
  public QuotaStore quotaStore() {
    return new QuotaStore(
        new HistoryFile(new DataDirectory(dataDirectory()), host.wallClock(), AlertSchema.HISTORY));
  }

  @Override
  public HistoryImport historyImport(OldVendors vendors, ZoneId zone, Instant now) {
    return new HistoryImport(
        new HistoryFile(new DataDirectory(dataDirectory()), host.wallClock(), AlertSchema.HISTORY),
        vendors,
        zone,
        now);
  }

  @Override
  public AlertStore alertStore() {
    return new AlertStore(
        new HistoryFile(new DataDirectory(dataDirectory()), host.wallClock(), AlertSchema.HISTORY));
  }

  @Override
  public BlockReports blocks() {
    return query -> {
      blockQueries.add(query);
      fail(query.vendorId());
      return blocks;
    };
  }

  @Override
  public StatusReports status() {
    return query -> StatusReport.NOTHING;
  }

  @Override
  public QuotaLevels quotaLevels() {
    return QuotaLevels.NONE;
  }

  @Override
  public BudgetGuard guard() {
    throw new UnsupportedOperationException("nothing is guarded here");
  }

  @Override
  public ProjectResolver projects() {
    return new ProjectResolver(host.home(), new InMemoryRoots());
  }

  @Override
  public Path dataDirectory() {
    return host.home().resolve(".local/share/cctally-jvm-dev");
  }

  @Override
  public void close() {
    asked.add("close");
  }

  @Override
  public List<StoredVendor> storedVendors() {
    return stored;
  }

  @Override
  public UsageSync sync() {
    return this;
  }

  /** Nothing was ever used. */
  public static final class NoHistory implements UsageHistory {
    /** Makes it. */
    public NoHistory() {}

    @Override
    public void cells(String vendorId, Range range, Consumer<UsageCell> sink) {}

    @Override
    public void entries(String vendorId, Range range, Consumer<UsageEntry> sink) {}

    @Override
    public List<String> vendors() {
      return List.of();
    }
  }

  @Override
  public UsageHistory history() {
    throw new UnsupportedOperationException("commands ask for reports, not for history");
  }

  @Override
  public List<Account> evidence(EvidenceQuery query) {
    return List.of();
  }

  @Override
  public void recordQuota(String vendorId) {}

  @Override
  public List<String> takeNotices() {
    List<String> taken = List.copyOf(notices);
    notices.clear();
    return taken;
  }

  @Override
  public boolean kept() {
    return kept;
  }

  @Override
  public RememberedRoots rememberedRoots() {
    return new InMemoryRoots();
  }

  @Override
  public SyncOutcome refresh(String vendorId, SyncProgress sink) {
    return sync(vendorId, Mode.UPDATE, Duration.ofSeconds(2), sink);
  }

  @Override
  public SyncOutcome sync(String vendorId, Mode mode, Duration patience, SyncProgress sink) {
    asked.add("sync " + vendorId + " " + mode + " " + patience);
    if (failure != null) {
      throw failure;
    }
    if (progress != null) {
      progress.play(sink);
    }
    List<SyncOutcome> left = outcomes.getOrDefault(vendorId, List.of());
    if (left.isEmpty()) {
      return outcome(vendorId);
    }
    return left.size() == 1 ? left.getFirst() : left.removeFirst();
  }

  @Override
  public Scope scope(@Nullable String config, @Nullable String tz, @Nullable String timezone) {
    asked.add("scope " + config + " " + tz + " " + timezone);
    for (String text : new String[] {tz, timezone}) {
      if ("X".equals(text)) {
        throw new AppException(
            ErrorKind.USAGE,
            "argument "
                + (text.equals(tz) ? "--tz" : "-z/--timezone")
                + ": invalid timezone 'X' -- expected 'local', 'utc', or an IANA name");
      }
    }
    if ("missing.json".equals(config)) {
      throw new AppException(ErrorKind.USAGE, "--config: file not found: missing.json");
    }
    return new Scope(zone, host.clock().instant(), configuration, warnings);
  }

  @Override
  public Scope scopeSettingFirst(
      @Nullable String config, @Nullable String tz, @Nullable String timezone) {
    asked.add("scope, setting first " + tz + " " + timezone);
    if ("X".equals(timezone)) {
      throw new AppException(ErrorKind.VALUE, "--timezone must be a valid IANA zone, got 'X'");
    }
    return scope(config, tz, null);
  }

  @Override
  public UsageHistory.Range range(@Nullable String since, @Nullable String until, Scope scope) {
    asked.add("range " + since + " " + until);
    if ("X".equals(since)) {
      throw new AppException(
          ErrorKind.VALUE, "--since must be YYYY-MM-DD or YYYYMMDD format, got 'X'");
    }
    return UsageHistory.Range.ALL;
  }

  @Override
  public BucketReport buckets(UsageQuery query, Granularity granularity) {
    queries.add(query);
    fail(query.vendorId());
    return buckets.apply(granularity);
  }

  private void fail(String vendorId) {
    AppException problem = broken.get(vendorId);
    if (problem != null) {
      throw problem;
    }
  }

  @Override
  public ProjectBucketReport bucketsByProject(UsageQuery query, Granularity granularity) {
    queries.add(query);
    return projects;
  }

  @Override
  public SessionReport sessions(UsageQuery query) {
    queries.add(query);
    return sessions;
  }

  @Override
  public CostAudit costs(UsageQuery query, int samples) {
    asked.add("costs " + samples);
    return costs;
  }

  @Override
  public PriceAudit audit(UsageQuery query, Predicate<UsageEntry> shown, int samples) {
    asked.add("audit " + samples);
    return audit;
  }
}

package dev.cctally.cli;

import dev.cctally.cli.command.CommandFront;
import dev.cctally.cli.console.Answers;
import dev.cctally.cli.console.Console;
import dev.cctally.cli.console.Input;
import dev.cctally.cli.console.Processes;
import dev.cctally.cli.console.Terminal;
import dev.cctally.platform.alert.engine.AlertSchema;
import dev.cctally.platform.alert.engine.AlertStore;
import dev.cctally.platform.config.ConfigurationEditor;
import dev.cctally.platform.config.key.ConfigChange;
import dev.cctally.platform.config.key.UserSettings;
import dev.cctally.platform.guard.BudgetGuard;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.ingest.Usage;
import dev.cctally.platform.ingest.UsageGlance;
import dev.cctally.platform.ingest.UsageStore;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.manage.PluginAdministration;
import dev.cctally.platform.predecessor.HistoryImport;
import dev.cctally.platform.predecessor.OldVendors;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.pricing.UserPrices;
import dev.cctally.platform.project.InMemoryRoots;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.quota.LoggedReadings;
import dev.cctally.platform.quota.QuotaGlance;
import dev.cctally.platform.quota.QuotaHistory;
import dev.cctally.platform.quota.QuotaLevels;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.platform.quota.RecordedWindows;
import dev.cctally.platform.report.DefaultUsageReports;
import dev.cctally.platform.report.UsageReports;
import dev.cctally.platform.report.block.BlockReports;
import dev.cctally.platform.report.block.StoredBlockReports;
import dev.cctally.platform.report.diff.DiffReports;
import dev.cctally.platform.report.project.ProjectReports;
import dev.cctally.platform.report.status.GlancedStatusReports;
import dev.cctally.platform.report.status.StatusReports;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.HistoryFile;
import dev.cctally.plugins.claude.ClaudeVendor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The program from command line to output over real logs, without a process of its own. */
final class WholeProgram {
  final Path home;
  final Path data;
  final Map<String, String> variables = new HashMap<>();
  Instant now = Instant.parse("2026-05-20T12:00:00Z");
  ZoneId zone = ZoneId.of("UTC");
  // What is stored, unless a test says otherwise.
  @Nullable QuotaHistory quota;
  @Nullable RecordedWindows windows;
  @Nullable QuotaLevels levels;
  Input input = Input.NOTHING;
  String operatingSystem = "linux";
  Charset charset = StandardCharsets.UTF_8;
  int terminalColumns; // 0: what is printed goes into a file
  Processes processes =
      (command, input) -> {
        throw new IOException("no such program");
      };
  Supplier<PluginHost> plugins = () -> new ClassPathPlugins(new ClaudeVendor());

  WholeProgram(Path home, Path data) {
    this.home = home;
    this.data = data;
  }

  /** How a command ended. */
  record Result(int exitCode, String out, String err) {}

  Result run(String... args) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("CCTALLY_DATA_DIR", data.toString());
    Host host = new Host(home, home, environment, clock, Clock.systemUTC(), zone, operatingSystem);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(terminalColumns > 0, false, terminalColumns, charset);
    int exitCode =
        new CommandFront(
                new Environment(
                    host,
                    new Console(out, err, terminal),
                    machine -> new Parts(machine, plugins.get(), quota, windows, levels),
                    processes,
                    () -> 0,
                    Answers.NOBODY,
                    input,
                    true))
            .run(args);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static final class Parts implements Services {
    private final Host host;
    private final DataDirectory directory;
    private final PluginHost plugins;
    private final @Nullable RecordedWindows windows;
    private final @Nullable QuotaLevels levels;
    private final UserPrices userPrices = UserPrices.none();
    private @Nullable UsageStore store;
    private @Nullable QuotaStore quotaStore;

    private final @Nullable QuotaHistory quota;

    Parts(
        Host host,
        PluginHost plugins,
        @Nullable QuotaHistory quota,
        @Nullable RecordedWindows windows,
        @Nullable QuotaLevels levels) {
      this.quota = quota;
      this.levels = levels;
      this.windows = windows;
      this.plugins = plugins;
      this.host = host;
      this.directory = DataDirectory.of(host, true);
    }

    @Override
    public PluginHost plugins() {
      return plugins;
    }

    @Override
    public PluginAdministration pluginAdministration() {
      throw new UnsupportedOperationException("these plugins have no jars");
    }

    @Override
    public UserSettings settings(ConfigChange.Listener listener) {
      return new UserSettings(
          new ConfigurationEditor(directory), SettingKeys.table(host, plugins), listener);
    }

    @Override
    public ReportContext context() {
      return new HostReportContext(host, directory.path(), userPrices);
    }

    @Override
    public Usage usage() {
      return opened();
    }

    private UsageStore opened() {
      UsageStore open = store;
      if (open == null) {
        open =
            UsageStore.open(
                directory,
                host,
                plugins,
                userPrices::over,
                new LoggedReadings(historyFile(), host.clock()));
        store = open;
      }
      return open;
    }

    @Override
    public UsageReports reports() {
      return new DefaultUsageReports(opened(), prices(), projects());
    }

    @Override
    public PriceSource prices() {
      return new PluginPrices(plugins, userPrices, host);
    }

    @Override
    public ProjectReports projectReports() {
      return new ProjectReports(opened(), new PluginPrices(plugins, userPrices, host), projects());
    }

    @Override
    public DiffReports diffReports() {
      return new DiffReports(opened(), new PluginPrices(plugins, userPrices, host), projects());
    }

    @Override
    public QuotaHistory quota() {
      return quota == null ? quotaStore() : quota;
    }

    @Override
    public QuotaStore quotaStore() {
      if (quotaStore == null) {
        quotaStore = new QuotaStore(historyFile());
      }
      return quotaStore;
    }

    @Override
    public HistoryImport historyImport(OldVendors vendors, ZoneId zone, Instant now) {
      return new HistoryImport(historyFile(), vendors, zone, now);
    }

    @Override
    public AlertStore alertStore() {
      return new AlertStore(historyFile());
    }

    private HistoryFile historyFile() {
      return new HistoryFile(directory, host.wallClock(), AlertSchema.HISTORY);
    }

    @Override
    public BlockReports blocks() {
      return new StoredBlockReports(
          opened(),
          new PluginPrices(plugins, userPrices, host),
          windows == null ? quotaStore() : windows);
    }

    @Override
    public StatusReports status() {
      return new GlancedStatusReports(
          new UsageGlance(directory),
          new PluginPrices(plugins, userPrices, host),
          windows == null ? new QuotaGlance(historyFile()) : windows);
    }

    @Override
    public QuotaLevels quotaLevels() {
      return levels == null ? new QuotaGlance(historyFile()) : levels;
    }

    @Override
    public BudgetGuard guard() {
      return new BudgetGuard(
          new UsageGlance(directory),
          new QuotaGlance(historyFile()),
          new PluginPrices(plugins, userPrices, host),
          plugins,
          host.home());
    }

    @Override
    public Optional<Path> launcher() {
      return Optional.of(host.home().resolve("app/bin/cctally"));
    }

    @Override
    public ProjectResolver projects() {
      return new ProjectResolver(host.home(), new InMemoryRoots());
    }

    @Override
    public Path dataDirectory() {
      return directory.path();
    }

    @Override
    public void close() {
      if (store != null) {
        store.close();
      }
      if (quotaStore != null) {
        quotaStore.close();
      }
    }
  }
}

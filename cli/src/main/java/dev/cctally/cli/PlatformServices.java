package dev.cctally.cli;

import dev.cctally.platform.alert.engine.AlertStore;
import dev.cctally.platform.config.ConfigurationEditor;
import dev.cctally.platform.config.key.ConfigChange;
import dev.cctally.platform.config.key.UserSettings;
import dev.cctally.platform.guard.BudgetGuard;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.ingest.Usage;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.PluginRun;
import dev.cctally.platform.plugin.manage.PluginAdministration;
import dev.cctally.platform.predecessor.HistoryImport;
import dev.cctally.platform.predecessor.OldVendors;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.quota.QuotaHistory;
import dev.cctally.platform.quota.QuotaLevels;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.platform.report.UsageReports;
import dev.cctally.platform.report.block.BlockReports;
import dev.cctally.platform.report.diff.DiffReports;
import dev.cctally.platform.report.project.ProjectReports;
import dev.cctally.platform.report.status.StatusReports;
import dev.cctally.platform.store.SqlDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The real platform. Closes the store if it was opened; plugins end with the process. */
final class PlatformServices implements Services {
  private final AppComponent component;
  private final Host host;
  private final Installation installation;
  private @Nullable Usage opened;
  private boolean readOnly;
  private @Nullable QuotaStore history;

  PlatformServices(Host host, Installation installation) {
    this.host = host;
    this.installation = installation;
    component = DaggerAppComponent.factory().create(host, installation);
  }

  @Override
  public void getReady() {
    Thread thread = new Thread(SqlDatabase::warmUp, "cctally-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public PluginHost plugins() {
    return component.plugins();
  }

  @Override
  public PluginAdministration pluginAdministration() {
    return PluginParts.administration(host, installation, component.dataDirectory());
  }

  @Override
  public UserSettings settings(ConfigChange.Listener listener) {
    return new UserSettings(
        new ConfigurationEditor(component.dataDirectory()),
        SettingKeys.table(host, component.plugins()),
        listener);
  }

  @Override
  public ReportContext context() {
    return component.context();
  }

  @Override
  public Usage usage() {
    Usage usage = component.usage();
    opened = usage;
    return usage;
  }

  @Override
  public UsageReports reports() {
    opened = component.usage();
    return component.reports();
  }

  @Override
  public PriceSource prices() {
    return component.prices();
  }

  @Override
  public ProjectReports projectReports() {
    opened = component.usage();
    return component.projectReports();
  }

  @Override
  public DiffReports diffReports() {
    opened = component.usage();
    return component.diffReports();
  }

  @Override
  public QuotaHistory quota() {
    return quotaStore();
  }

  @Override
  public QuotaStore quotaStore() {
    QuotaStore store = component.quotaStore();
    history = store;
    return store;
  }

  @Override
  public HistoryImport historyImport(OldVendors vendors, ZoneId zone, Instant now) {
    return new HistoryImport(component.historyFile(), vendors, zone, now);
  }

  @Override
  public BlockReports blocks() {
    opened = component.usage();
    history = component.quotaStore();
    return component.blocks();
  }

  @Override
  public StatusReports status() {
    return component.status();
  }

  @Override
  public QuotaLevels quotaLevels() {
    return component.quotaLevels();
  }

  @Override
  public BudgetGuard guard() {
    return component.guard();
  }

  @Override
  public Optional<Path> launcher() {
    return Optional.ofNullable(installation.launcher());
  }

  @Override
  public AlertStore alertStore() {
    return component.alertStore();
  }

  @Override
  public void writeNothing() {
    readOnly = true;
  }

  @Override
  public ProjectResolver projects() {
    opened = component.usage();
    return component.projects();
  }

  @Override
  public Path dataDirectory() {
    return component.dataDirectory().path();
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
    if (history != null) {
      history.close();
    }
    component.runMarks().ended();
    if (readOnly) {
      return;
    }
    PluginRun run = component.plugins().run();
    if (!run.failed().isEmpty() || recovered(run)) {
      PluginParts.record(run, host, component.dataDirectory());
    }
  }

  /** Whether a plugin worked of which there may be a record that it failed before. */
  private boolean recovered(PluginRun run) {
    return !run.worked().isEmpty()
        && Files.exists(component.dataDirectory().path().resolve(PluginHost.FAILURES_FILE));
  }
}

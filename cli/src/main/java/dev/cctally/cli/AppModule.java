package dev.cctally.cli;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dev.cctally.platform.alert.engine.AlertSchema;
import dev.cctally.platform.alert.engine.AlertStore;
import dev.cctally.platform.config.ConfigurationFile;
import dev.cctally.platform.guard.BudgetGuard;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.ingest.Usage;
import dev.cctally.platform.ingest.UsageGlance;
import dev.cctally.platform.ingest.UsageStore;
import dev.cctally.platform.plugin.Pf4jPluginHost;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.RunMarks;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.pricing.UserPrices;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.project.RememberedRoots;
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
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Map;

/** How the platform's parts are made of one another. */
@Module
interface AppModule {
  @Provides
  @Singleton
  static DataDirectory dataDirectory(Host host, Installation installation) {
    return DataDirectory.of(host, installation.installed());
  }

  @Provides
  @Singleton
  static RunMarks runMarks(Host host, DataDirectory data) {
    return PluginParts.runMarks(host, data);
  }

  @Provides
  @Singleton
  static PluginHost plugins(
      Host host, Installation installation, DataDirectory data, RunMarks marks) {
    return new Pf4jPluginHost(
        new HostPluginSettings(host, installation.bundledPlugins(), data.path()), marks);
  }

  @Provides
  @Singleton
  static UserPrices userPrices(DataDirectory data) {
    return new UserPrices(() -> ConfigurationFile.load(data.path()).priceOverrides());
  }

  @Provides
  @Singleton
  static Usage usage(
      Host host,
      PluginHost plugins,
      DataDirectory data,
      UserPrices userPrices,
      HistoryFile history) {
    return UsageStore.open(
        data, host, plugins, userPrices::over, new LoggedReadings(history, host.clock()));
  }

  @Provides
  @Singleton
  static ProjectResolver projects(Host host, Provider<Usage> usage) {
    // Roots are remembered in the store, which must not be opened before a report needs projects.
    RememberedRoots roots =
        new RememberedRoots() {
          @Override
          public Map<String, String> load() {
            return usage.get().rememberedRoots().load();
          }

          @Override
          public void remember(Map<String, String> newRoots) {
            usage.get().rememberedRoots().remember(newRoots);
          }
        };
    return new ProjectResolver(host.home(), roots);
  }

  @Provides
  @Singleton
  static PriceSource prices(Host host, PluginHost plugins, UserPrices userPrices) {
    return new PluginPrices(plugins, userPrices, host);
  }

  @Provides
  @Singleton
  static UsageReports reports(Usage usage, PriceSource prices, ProjectResolver projects) {
    return new DefaultUsageReports(usage.history(), prices, projects);
  }

  @Provides
  @Singleton
  static ProjectReports projectReports(
      Host host, Usage usage, PluginHost plugins, UserPrices userPrices, ProjectResolver projects) {
    return new ProjectReports(
        usage.history(), new PluginPrices(plugins, userPrices, host), projects);
  }

  @Provides
  @Singleton
  static DiffReports diffReports(
      Host host, Usage usage, PluginHost plugins, UserPrices userPrices, ProjectResolver projects) {
    return new DiffReports(usage.history(), new PluginPrices(plugins, userPrices, host), projects);
  }

  @Provides
  @Singleton
  static HistoryFile historyFile(Host host, DataDirectory data) {
    return new HistoryFile(data, host.wallClock(), AlertSchema.HISTORY);
  }

  @Provides
  @Singleton
  static QuotaStore quotaStore(HistoryFile file) {
    return new QuotaStore(file);
  }

  @Provides
  static AlertStore alertStore(HistoryFile file) {
    return new AlertStore(file);
  }

  @Binds
  QuotaHistory quota(QuotaStore store);

  @Binds
  RecordedWindows recordedWindows(QuotaStore store);

  @Provides
  @Singleton
  static BlockReports blocks(
      Host host, Usage usage, PluginHost plugins, UserPrices userPrices, RecordedWindows windows) {
    return new StoredBlockReports(
        usage.history(), new PluginPrices(plugins, userPrices, host), windows);
  }

  @Provides
  static QuotaLevels quotaLevels(HistoryFile file) {
    return new QuotaGlance(file);
  }

  @Provides
  static StatusReports status(
      Host host,
      DataDirectory data,
      PluginHost plugins,
      UserPrices userPrices,
      HistoryFile history) {
    return new GlancedStatusReports(
        new UsageGlance(data),
        new PluginPrices(plugins, userPrices, host),
        new QuotaGlance(history));
  }

  @Provides
  static BudgetGuard guard(
      Host host,
      DataDirectory data,
      PluginHost plugins,
      UserPrices userPrices,
      HistoryFile history) {
    return new BudgetGuard(
        new UsageGlance(data),
        new QuotaGlance(history),
        new PluginPrices(plugins, userPrices, host),
        plugins,
        host.home());
  }

  @Provides
  @Singleton
  static ReportContext context(Host host, DataDirectory data, UserPrices userPrices) {
    return new HostReportContext(host, data.path(), userPrices);
  }
}

package dev.cctally.cli;

import dagger.BindsInstance;
import dagger.Component;
import dev.cctally.platform.alert.engine.AlertStore;
import dev.cctally.platform.guard.BudgetGuard;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.ingest.Usage;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.RunMarks;
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
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.HistoryFile;
import jakarta.inject.Singleton;

/** The platform, wired. Parts are made when they are first asked for. */
@Singleton
@Component(modules = AppModule.class)
interface AppComponent {
  DataDirectory dataDirectory();

  PluginHost plugins();

  RunMarks runMarks();

  Usage usage();

  UsageReports reports();

  PriceSource prices();

  ProjectReports projectReports();

  DiffReports diffReports();

  QuotaHistory quota();

  QuotaStore quotaStore();

  BlockReports blocks();

  StatusReports status();

  QuotaLevels quotaLevels();

  BudgetGuard guard();

  AlertStore alertStore();

  HistoryFile historyFile();

  ProjectResolver projects();

  ReportContext context();

  /** Wires the platform of one machine. */
  @Component.Factory
  interface Factory {
    AppComponent create(@BindsInstance Host host, @BindsInstance Installation installation);
  }
}

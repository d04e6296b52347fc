package dev.cctally.cli;

import dev.cctally.platform.alert.engine.AlertStore;
import dev.cctally.platform.config.key.ConfigChange;
import dev.cctally.platform.config.key.UserSettings;
import dev.cctally.platform.guard.BudgetGuard;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.ingest.StoredVendor;
import dev.cctally.platform.ingest.Usage;
import dev.cctally.platform.plugin.PluginHost;
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
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What commands need from the platform. Every part is made when it is first asked for and is the
 * same afterwards, so that {@code --help} opens no database and loads no plugin.
 */
public interface Services extends AutoCloseable {
  /** Opens the services of a machine. */
  @FunctionalInterface
  interface Factory {
    /**
     * {@return the services} Does no I/O.
     *
     * @param host the machine
     */
    Services open(Host host);
  }

  /**
   * Begins in the background what nearly every report needs and takes long. Only hurries things up.
   */
  default void getReady() {}

  /** {@return the installed plugins} */
  PluginHost plugins();

  /** {@return what can be done with plugins; for the commands about them only} Does no I/O. */
  PluginAdministration pluginAdministration();

  /**
   * {@return the user's settings one by one, to be shown and changed} Does no I/O.
   *
   * @param listener hears of changes
   */
  UserSettings settings(ConfigChange.Listener listener);

  /** {@return settings, zones and ranges} */
  ReportContext context();

  /** {@return stored usage, opened; if the store cannot be written, in memory} */
  Usage usage();

  /**
   * {@return the vendors of which something is stored, also those whose plugin is gone} Makes no
   * store where there is none.
   */
  default List<StoredVendor> storedVendors() {
    return usage().storedVendors();
  }

  /** {@return reports made from {@link #usage}} */
  UsageReports reports();

  /** {@return what models cost, for reports made of {@link Usage#history}} */
  PriceSource prices();

  /** {@return reports by project made from {@link #usage}} */
  ProjectReports projectReports();

  /** {@return comparisons made from {@link #usage}} */
  DiffReports diffReports();

  /** {@return what is recorded about quotas} */
  QuotaHistory quota();

  /**
   * {@return the stored history of quotas, to be read in detail and added to} Opens nothing yet.
   */
  QuotaStore quotaStore();

  /** {@return what is kept of alerts, each time anew; the caller closes it} Opens nothing yet. */
  AlertStore alertStore();

  /**
   * {@return what imports the history of the product that was there before} Does no I/O.
   *
   * @param vendors the vendors there are
   * @param zone the zone calendar periods are made in
   * @param now the present
   */
  HistoryImport historyImport(OldVendors vendors, ZoneId zone, Instant now);

  /** {@return the report by quota window, made from {@link #usage}} */
  BlockReports blocks();

  /** {@return what a status line says of usage; opens nothing that {@link #usage} opens} */
  StatusReports status();

  /** {@return what is recorded of how much quota is used} */
  QuotaLevels quotaLevels();

  /** {@return what decides about prompts; opens nothing that {@link #usage} opens} */
  BudgetGuard guard();

  /** {@return the file that starts this program, absolute; empty if it has no launcher} */
  default Optional<Path> launcher() {
    return Optional.empty();
  }

  /**
   * Says that nothing in the data directory may change because of this run, not even what is kept
   * about failures.
   */
  default void writeNothing() {}

  /** {@return what finds the project of a folder} */
  ProjectResolver projects();

  /** {@return the folder that holds everything we keep; it may not exist} Does no I/O. */
  Path dataDirectory();

  /** Closes what has been opened. */
  @Override
  void close();
}

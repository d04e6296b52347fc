package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.platform.alert.AlertDispatcher;
import dev.cctally.platform.alert.AlertMode;
import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.AlertPayload;
import dev.cctally.platform.alert.engine.AlertEngine;
import dev.cctally.platform.alert.engine.AlertSources;
import dev.cctally.platform.alert.engine.AlertStore;
import dev.cctally.platform.budget.BudgetReports;
import dev.cctally.platform.budget.BudgetWindows;
import dev.cctally.platform.budget.RecordedPeriods;
import dev.cctally.platform.config.AlertSettings;
import dev.cctally.platform.config.BudgetBlock;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.config.Configuration;
import dev.cctally.platform.config.key.ConfigChange;
import dev.cctally.platform.ingest.SyncProgress;
import dev.cctally.platform.ingest.Usage;
import dev.cctally.platform.ingest.UsageSync;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.quota.QuotaWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the user has to be told something. Works by the user's own settings, never by those
 * of {@code --config} or {@code --tz}, and never fails: what goes wrong is a line, and the command
 * it was done for goes on.
 */
final class AlertWatch {
  private final CommandRun run;
  private final Consumer<String> complaints;
  private final Set<String> fresh = new HashSet<>();
  private final Set<String> said = new HashSet<>();

  /**
   * Asks nothing yet.
   *
   * @param run the run
   * @param complaints takes lines about what went wrong
   */
  AlertWatch(CommandRun run, Consumer<String> complaints) {
    this.run = run;
    this.complaints = complaints;
  }

  /** Says that a vendor's logs have just been read. */
  AlertWatch upToDate(String vendorId) {
    fresh.add(vendorId);
    return this;
  }

  /** After a vendor has stated its quota, or its logs were read. */
  void tick(String vendorId) {
    guarded(AlertWatch::settled, engine -> engine.tick(vendorId));
  }

  /** After a report has read what was new in the logs of vendors: only their budgets matter. */
  void ingested(Set<String> vendorIds) {
    vendorIds.forEach(this::upToDate);
    try {
      ReportContext.Scope scope = run.services().context().scope(null, null, null);
      if (scope.configuration().budget().json() == null) {
        return; // most users have no budget, and nothing is opened to find that out
      }
      evaluate(scope, engine -> engine.ingested(vendorIds));
    } catch (RuntimeException e) {
      complain("[alerts] not evaluated: " + e.getMessage());
    }
  }

  /** As somebody is looking at budgets. */
  void shown() {
    guarded(AlertWatch::settled, AlertEngine::shown);
  }

  /** After settings about budgets were written. */
  void settingsChanged() {
    guarded(known -> known.stated() || known.warnings().isEmpty(), AlertEngine::settingsChanged);
  }

  /**
   * Whether settings are those of a file. While one is being edited it may be broken, empty or gone
   * for a moment: that nothing seems to be set then is no change of settings, and what is crossed
   * meanwhile is told once the file is back.
   */
  private static boolean settled(Configuration known) {
    return known.stated();
  }

  /** The same after any settings were: nothing unless they have to do with budgets. */
  void settingsChanged(ConfigChange change) {
    boolean budgets =
        change.action() == ConfigChange.Action.RESET
            || change.keys().stream()
                .anyMatch(key ->
                    key.startsWith(BudgetSettings.BLOCK + ".") || key.startsWith("collector."));
    if (budgets) {
      settingsChanged();
    }
  }

  private void guarded(Predicate<Configuration> enough, Consumer<AlertEngine> work) {
    try {
      ReportContext.Scope scope = run.services().context().scope(null, null, null);
      if (!enough.test(scope.configuration())) {
        scope.configuration().warnings().forEach(this::complain);
        return;
      }
      scope
          .configuration()
          .alerts()
          .problems()
          .values()
          .forEach(
              problem -> complain("[alerts] invalid config: " + problem + "; using the default"));
      evaluate(scope, work);
    } catch (RuntimeException e) {
      complain("[alerts] not evaluated: " + e.getMessage());
    }
  }

  private void evaluate(ReportContext.Scope scope, Consumer<AlertEngine> work) {
    try (AlertStore store = run.services().alertStore()) {
      work.accept(new AlertEngine(new Sources(scope), store, EpochMicros.of(scope.now())));
    }
  }

  private void complain(String line) {
    if (said.add(line)) {
      complaints.accept(line);
    }
  }

  /** What the engine asks, made when it is first asked for. */
  private final class Sources implements AlertSources {
    private final ReportContext.Scope scope;
    private final AlertDispatcher dispatcher;
    private final Map<String, AlertOwner> owners = new HashMap<>();
    private @Nullable BudgetSettings budgets;
    private @Nullable BudgetReports reports;

    Sources(ReportContext.Scope scope) {
      this.scope = scope;
      dispatcher = Alerting.dispatcher(scope, run);
    }

    @Override
    public AlertSettings alerts() {
      return scope.configuration().alerts();
    }

    @Override
    public BudgetSettings budgets() {
      BudgetSettings known = budgets;
      if (known == null) {
        BudgetBlock block = scope.configuration().budget();
        // Most users have no budget; no plugin is loaded to find that out.
        known =
            block.json() == null
                ? block.read(List.of())
                : block.read(BudgetVendors.of(run.services().plugins()).bindings());
        budgets = known;
      }
      return known;
    }

    @Override
    public DayOfWeek firstWeekday() {
      return scope.configuration().firstWeekday();
    }

    @Override
    public BudgetReports reports() {
      BudgetReports known = reports;
      if (known == null) {
        BudgetWindows windows =
            new BudgetWindows(
                scope.zone(),
                this::firstWeekday,
                new RecordedPeriods(run.services().plugins(), run.services()::quotaStore));
        known =
            new BudgetReports(
                run.services().usage().history(), run.services().prices(), windows, scope.now());
        reports = known;
      }
      return known;
    }

    @Override
    public ProjectResolver projects() {
      return run.services().projects();
    }

    @Override
    public QuotaStore quotas() {
      return run.services().quotaStore();
    }

    @Override
    public void freshen(String vendorId) {
      if (fresh.add(vendorId)) {
        Usage usage = run.services().usage();
        usage
            .sync()
            .sync(vendorId, UsageSync.Mode.UPDATE, Duration.ZERO, SyncProgress.NONE)
            .errors()
            .forEach(AlertWatch.this::complain);
        usage.takeNotices().forEach(AlertWatch.this::complain);
      }
    }

    @Override
    public AlertOwner owner(String vendorId) {
      return owners.computeIfAbsent(vendorId, id -> Alerting.owner(id, run));
    }

    @Override
    public List<QuotaWindow> windows(String vendorId) {
      return VendorWindows.of(vendorId, run);
    }

    @Override
    public String send(AlertPayload alert) {
      return dispatcher.dispatch(alert, AlertMode.REAL).text();
    }

    @Override
    public void complain(String line) {
      AlertWatch.this.complain(line);
    }
  }
}

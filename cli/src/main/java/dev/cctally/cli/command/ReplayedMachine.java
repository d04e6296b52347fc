package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.platform.alert.AlertOwner;
import dev.cctally.platform.alert.engine.ReplaySources;
import dev.cctally.platform.budget.BudgetWindows;
import dev.cctally.platform.budget.RecordedPeriods;
import dev.cctally.platform.config.AlertSettings;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.ingest.UsageGlance;
import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.quota.QuotaStore;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.spi.quota.QuotaWindow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is stored on this machine, to be replayed. Usage is glanced at: nothing is made for it. */
final class ReplayedMachine implements ReplaySources {
  private final ReportContext.Scope scope;
  private final BudgetSettings budgets;
  private final CommandRun run;
  private final UsageGlance usage;
  private final ProjectResolver projects;
  private final Map<String, AlertOwner> owners = new HashMap<>();
  private final Map<String, List<QuotaWindow>> windows = new HashMap<>();

  /**
   * Reads nothing yet.
   *
   * @param scope the settings to go by, with the zone
   * @param budgets of these, those about budgets
   */
  ReplayedMachine(ReportContext.Scope scope, BudgetSettings budgets, CommandRun run) {
    this.scope = scope;
    this.budgets = budgets;
    this.run = run;
    usage = new UsageGlance(new DataDirectory(run.services().dataDirectory()));
    projects = new ProjectResolver(run.environment().host().home(), usage.rememberedRoots());
  }

  @Override
  public AlertSettings alerts() {
    return scope.configuration().alerts();
  }

  @Override
  public BudgetSettings budgets() {
    return budgets;
  }

  @Override
  public UsageGlance history() {
    return usage;
  }

  @Override
  public PriceSource prices() {
    return run.services().prices();
  }

  @Override
  public BudgetWindows budgetWindows() {
    return new BudgetWindows(
        scope.zone(),
        scope.configuration()::firstWeekday,
        new RecordedPeriods(run.services().plugins(), run.services()::quotaStore));
  }

  @Override
  public ProjectResolver projects() {
    return projects;
  }

  @Override
  public QuotaStore quotas() {
    return run.services().quotaStore();
  }

  @Override
  public List<String> vendors() {
    return run.services().plugins().installed().stream()
        .map(InstalledPlugin::vendorId)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  @Override
  public AlertOwner owner(String vendorId) {
    return owners.computeIfAbsent(vendorId, id -> Alerting.owner(id, run));
  }

  @Override
  public List<QuotaWindow> windows(String vendorId) {
    return windows.computeIfAbsent(vendorId, id -> VendorWindows.of(id, run));
  }
}

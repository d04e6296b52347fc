package dev.cctally.platform.guard;

import dev.cctally.platform.AppException;
import dev.cctally.platform.budget.BudgetProjects;
import dev.cctally.platform.budget.BudgetReports;
import dev.cctally.platform.budget.BudgetWindow;
import dev.cctally.platform.budget.BudgetWindows;
import dev.cctally.platform.budget.ProjectSpending;
import dev.cctally.platform.budget.RecordedPeriods;
import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.config.Configuration;
import dev.cctally.platform.config.GuardSettings;
import dev.cctally.platform.config.ProjectBudget;
import dev.cctally.platform.config.VendorBudget;
import dev.cctally.platform.ingest.UsageGlance;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.platform.project.ProjectResolver;
import dev.cctally.platform.quota.QuotaGlance;
import dev.cctally.platform.report.PricedCells;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.vendor.Vendor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the budgets that matter to one prompt. The figures are those of the report about budgets
 * as of the last sync: nothing is synced, written, locked or waited for. Used by one thread.
 */
public final class BudgetGuard {
  private final UsageGlance usage;
  private final QuotaGlance quotas;
  private final PriceSource prices;
  private final PluginHost plugins;
  private final Path home;

  /**
   * Reads nothing yet.
   *
   * @param usage what has been used
   * @param quotas what is recorded of quotas, for windows of a vendor's own
   * @param prices where price books come from
   * @param plugins gives the vendor
   * @param home the user's home folder, absolute
   */
  public BudgetGuard(
      UsageGlance usage, QuotaGlance quotas, PriceSource prices, PluginHost plugins, Path home) {
    this.usage = Objects.requireNonNull(usage, "usage");
    this.quotas = Objects.requireNonNull(quotas, "quotas");
    this.prices = Objects.requireNonNull(prices, "prices");
    this.plugins = Objects.requireNonNull(plugins, "plugins");
    this.home = Objects.requireNonNull(home, "home");
  }

  /**
   * A question.
   *
   * @param vendorId whose tool asks
   * @param folder the folder it works in, or {@code null} if it did not say
   * @param configuration the settings
   * @param zone the display zone
   * @param now the present
   * @param evenIfOff whether to look although the guard is switched off
   */
  public record Question(
      String vendorId,
      @Nullable String folder,
      Configuration configuration,
      ZoneId zone,
      Instant now,
      boolean evenIfOff) {
    /** Rejects {@code null}, except for the folder. */
    public Question {
      Objects.requireNonNull(vendorId, "vendorId");
      Objects.requireNonNull(configuration, "configuration");
      Objects.requireNonNull(zone, "zone");
      Objects.requireNonNull(now, "now");
    }
  }

  /**
   * {@return what is set, as far as it is about a vendor; empty if its plugin is of no use}
   *
   * @param vendorId the vendor
   * @param configuration the settings
   */
  public Optional<BudgetSettings> settings(String vendorId, Configuration configuration) {
    return plugins
        .vendor(vendorId)
        .map(Vendor::info)
        .map(info -> configuration.budget().read(BudgetBinding.of(List.of(info))));
  }

  /**
   * {@return how it stands}
   *
   * @param question the question
   */
  public GuardVerdict verdict(Question question) {
    Optional<BudgetSettings> found = settings(question.vendorId(), question.configuration());
    if (found.isEmpty()) {
      return new GuardVerdict.Unknown(
          "the plugin of " + question.vendorId() + " does not work", true);
    }
    BudgetSettings settings = found.get();
    String problem = settings.problem();
    if (problem != null) {
      return new GuardVerdict.Unknown("the settings of budgets make no sense: " + problem, true);
    }
    if (!settings.guard().enabled() && !question.evenIfOff()) {
      return new GuardVerdict.Off();
    }
    VendorBudget own = settings.of(question.vendorId()).orElseThrow();
    boolean projects =
        settings.guard().projects()
            && question.folder() != null
            && settings.projectOwner().isPresent()
            && !settings.projects().isEmpty();
    if (!own.configured() && !projects) {
      return new GuardVerdict.NoBudget();
    }
    try {
      return usage
          .seen(question.vendorId(), () -> looked(question, settings, own, projects))
          .orElseGet(() -> unreadable());
    } catch (AppException e) {
      return new GuardVerdict.Unknown(String.valueOf(e.getMessage()), true);
    }
  }

  private GuardVerdict unreadable() {
    return usage.changed().isPresent()
        ? new GuardVerdict.Unknown("the store of usage cannot be read", true)
        : new GuardVerdict.Unknown("nothing has been read from the logs yet", false);
  }

  private GuardVerdict looked(
      Question question, BudgetSettings settings, VendorBudget own, boolean projects) {
    BudgetWindows windows =
        new BudgetWindows(
            question.zone(),
            question.configuration()::firstWeekday,
            RecordedPeriods.glanced(plugins, quotas));
    BudgetReports reports = new BudgetReports(usage, prices, windows, question.now());
    List<Standing> standings = new ArrayList<>();
    boolean windowless = false;
    if (own.configured()) {
      Optional<BudgetWindow> window = reports.window(own);
      windowless = window.isEmpty();
      window.ifPresent(known -> standings.add(own(question, settings.guard(), own, known)));
    }
    ProjectResolver resolver = new ProjectResolver(home, usage.rememberedRoots());
    ProjectBudget project = projects ? project(question, settings, resolver) : null;
    if (project != null) {
      VendorBudget owner = settings.projectOwner().orElseThrow();
      Optional<BudgetWindow> window = reports.projectWindow(owner);
      windowless |= window.isEmpty();
      window.ifPresent(known -> {
        for (ProjectSpending spending :
            reports.projects(owner, List.of(project), known, resolver)) {
          standings.add(project(settings, owner, spending));
        }
      });
    }
    if (standings.isEmpty()) {
      return windowless
          ? new GuardVerdict.Unknown("nothing is recorded that tells the window", false)
          : new GuardVerdict.NoBudget();
    }
    Instant asOf = usage.changed().orElse(null);
    return standings.stream().anyMatch(Standing::exceeded)
        ? new GuardVerdict.Over(standings, asOf)
        : new GuardVerdict.Under(standings, asOf);
  }

  private Standing own(
      Question question, GuardSettings guard, VendorBudget own, BudgetWindow window) {
    long[] sum = new long[1];
    new PricedCells(usage, prices, own.vendorId())
        .each(
            window.until(question.now()), priced -> sum[0] = Math.addExact(sum[0], priced.pico()));
    Money spent = Money.ofPico(sum[0]);
    double amount = Objects.requireNonNull(own.amount(), "amount");
    return new Standing(own.binding().name(), null, amount, spent, window, guard.atPercent());
  }

  private static Standing project(
      BudgetSettings settings, VendorBudget owner, ProjectSpending spending) {
    String key = spending.budget().key();
    String label = BudgetProjects.labels(settings.projects()).getOrDefault(key, key);
    return new Standing(
        owner.binding().name(),
        label,
        spending.budget().amount(),
        spending.spent(),
        spending.window(),
        settings.guard().atPercent());
  }

  /** The budget of the project the tool works in, if it has one. */
  private static @Nullable ProjectBudget project(
      Question question, BudgetSettings settings, ProjectResolver resolver) {
    String here = resolver.resolve(question.folder()).key();
    for (ProjectBudget budget : settings.projects()) {
      // A key may have been written by hand.
      if (budget.key().equals(here) || resolver.resolve(budget.key()).key().equals(here)) {
        return budget;
      }
    }
    return null;
  }
}

package dev.cctally.cli.command;

import dev.cctally.cli.command.BudgetCommand.Rejected;
import dev.cctally.cli.render.BudgetJson;
import dev.cctally.cli.render.BudgetText;
import dev.cctally.cli.render.BudgetWords;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.budget.BudgetProjects;
import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.config.BudgetEditor;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.config.ConfigurationEditor;
import dev.cctally.platform.config.ProjectBudget;
import dev.cctally.platform.config.VendorBudget;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.project.Project;
import dev.cctally.platform.store.DataDirectory;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code budget set} and {@code budget unset}. What was typed is checked first, in the order that
 * scripts know, then what is stored.
 *
 * @param values what was typed
 * @param run the run
 */
record BudgetChange(Values values, CommandRun run) {
  private static final String REAL = "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?";

  /** {@code set}. Returns the exit code. */
  int set(@Nullable String amount) {
    BudgetVendors vendors = BudgetVendors.of(run.services().plugins());
    BudgetBinding named = vendors.named(values);
    String period = vendors.period(values);
    boolean project = values.given(BudgetModel.PROJECT);
    checkOptions(vendors, named, period, project);
    BudgetBinding binding =
        project ? projectOwner(vendors) : checkedPeriod(vendors.meant(named), period);
    checkZone();
    if (amount == null) {
      throw new Rejected(amountMissing(binding, project));
    }
    double dollars = dollars(amount);
    return project ? setProject(vendors, dollars) : setVendor(vendors, binding, dollars, period);
  }

  /** {@code unset}. Returns the exit code. */
  int unset() {
    BudgetVendors vendors = BudgetVendors.of(run.services().plugins());
    BudgetBinding named = vendors.named(values);
    String period = vendors.period(values);
    boolean project = values.given(BudgetModel.PROJECT);
    checkOptions(vendors, named, period, project);
    checkZone();
    if (project) {
      projectOwner(vendors);
      return unsetProject(vendors);
    }
    return unsetVendor(vendors, checkedPeriod(vendors.meant(named), period));
  }

  /** A zone is of no use here, yet one that there is not is a mistake like others. */
  private void checkZone() {
    run.services().context().scope(null, values.text("--tz"), null);
  }

  private void checkOptions(
      BudgetVendors vendors,
      @Nullable BudgetBinding named,
      @Nullable String period,
      boolean project) {
    if (values.given("--config")) {
      throw new Rejected("--config is read-only; set/unset always write the default config");
    }
    if (values.given("--format")) {
      throw new Rejected("--format is not valid with set/unset");
    }
    boolean other = named != null && !named.ownsProjects();
    if (project && (other || period != null)) {
      BudgetBinding owner = projectOwner(vendors);
      throw new Rejected(
          "--project budgets are "
              + owner.name()
              + " / "
              + owner.defaultPeriod()
              + " only; drop --vendor/--period");
    }
  }

  private static BudgetBinding projectOwner(BudgetVendors vendors) {
    return vendors
        .projectOwner()
        .orElseThrow(() ->
            new Rejected(
                "--project needs a vendor whose projects can have budgets; none is installed"));
  }

  private static BudgetBinding checkedPeriod(BudgetBinding binding, @Nullable String period) {
    if (period != null && !binding.periods().contains(period)) {
      String kinds =
          binding.listedPeriods().stream()
              .map(kind -> "--period " + kind)
              .collect(Collectors.joining(" or "));
      throw new Rejected(binding.name() + " has no " + period.replace('-', ' ') + "; use " + kinds);
    }
    return binding;
  }

  private String amountMissing(BudgetBinding binding, boolean project) {
    if (!project) {
      return binding.flat()
          ? "`set` requires an amount, e.g. cctally budget set 300"
          : "`set --vendor "
              + binding.vendorId()
              + "` requires an amount, e.g. cctally budget set 200 --vendor "
              + binding.vendorId()
              + " --period month";
    }
    String path = String.valueOf(values.text(BudgetModel.PROJECT));
    if (path.matches(REAL) && Double.parseDouble(path) > 0 && !isFolder(path)) {
      return "'"
          + path
          + "' looks like an amount, not a project path. Did you mean: cctally budget set "
          + path
          + " --project";
    }
    if (path.startsWith("-") && values.looksLikeOption(BudgetModel.PROJECT)) {
      return "amount must be a positive finite number, got '" + path + "'";
    }
    return "`set --project` requires an amount, e.g. cctally budget set 25 --project";
  }

  private boolean isFolder(String path) {
    return Files.isDirectory(host().workingDirectory().resolve(path));
  }

  private static double dollars(String amount) {
    double dollars =
        switch (amount.strip().toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "")) {
          case "nan", "inf", "infinity" -> Double.NaN;
          default -> {
            if (!amount.strip().matches(REAL)) {
              throw new Rejected("amount must be a positive number, got '" + amount + "'");
            }
            yield Double.parseDouble(amount.strip());
          }
        };
    if (!(dollars > 0 && Double.isFinite(dollars))) {
      throw new Rejected("amount must be a positive finite number, got '" + amount + "'");
    }
    return dollars;
  }

  private int setVendor(
      BudgetVendors vendors, BudgetBinding binding, double dollars, @Nullable String period) {
    VendorBudget now = stored(() -> editor(vendors).set(binding, dollars, period));
    print(BudgetJson.set(now), BudgetText.set(now, ReportOutput.plainCanvas(run)));
    return 0;
  }

  private int unsetVendor(BudgetVendors vendors, BudgetBinding binding) {
    boolean had = stored(() -> editor(vendors).unset(binding));
    print(BudgetJson.unset(binding, had), BudgetText.unset(binding, had));
    return 0;
  }

  private int setProject(BudgetVendors vendors, double dollars) {
    String key = projectKey();
    BudgetSettings now = stored(() -> editor(vendors).setProject(key, dollars));
    print(
        BudgetJson.setProject(key, dollars),
        "Project budget set: "
            + label(key, now.projects())
            + " "
            + BudgetWords.dollars(dollars)
            + "\n");
    return 0;
  }

  private int unsetProject(BudgetVendors vendors) {
    String key = projectKey();
    boolean had = stored(() -> editor(vendors).unsetProject(key));
    print(
        BudgetJson.unsetProject(key, had),
        (had ? "Project budget cleared: " : "No project budget set for: ")
            + label(key, List.of())
            + "\n");
    return 0;
  }

  private static String label(String key, List<ProjectBudget> known) {
    return BudgetProjects.labels(known).getOrDefault(key, BudgetProjects.project(key).displayKey());
  }

  /** The project that is meant, by the folder that identifies it everywhere. */
  private String projectKey() {
    String path = String.valueOf(values.text(BudgetModel.PROJECT));
    Path folder = host().workingDirectory();
    boolean here = path.equals(Values.plain(BudgetModel.HERE));
    if (!here) {
      folder = absolute(path);
    }
    Project project = run.services().projects().resolve(folder.toString());
    if (here && (project.gitRoot() == null || project.gone())) {
      throw new Rejected("not inside a git repository");
    }
    return project.key();
  }

  private Path absolute(String path) {
    Path home = host().home();
    try {
      if (path.equals("~")) {
        return home;
      }
      return path.startsWith("~/")
          ? home.resolve(path.substring(2))
          : host().workingDirectory().resolve(path);
    } catch (InvalidPathException e) {
      throw new Rejected("--project is no path: '" + path + "'");
    }
  }

  private Host host() {
    return run.environment().host();
  }

  private BudgetEditor editor(BudgetVendors vendors) {
    return new BudgetEditor(
        new ConfigurationEditor(DataDirectory.of(host(), run.environment().installed())),
        vendors.bindings());
  }

  /**
   * Makes a change; then, when the configuration is written and its lock is free, what alerts have
   * to do about it.
   */
  private <T> T stored(Supplier<T> change) {
    try {
      T made = change.get();
      new AlertWatch(run, run.console()::note).settingsChanged();
      return made;
    } catch (BudgetEditor.RefusedException e) {
      throw new Rejected(String.valueOf(e.getMessage()));
    } catch (AppException e) {
      if (e.kind() == ErrorKind.USAGE) {
        throw Rejected.broken(e);
      }
      throw e;
    }
  }

  private void print(String json, String text) {
    if (ReportOutput.json(values)) {
      ReportOutput.print(json, values, run);
    } else {
      run.console().print(text);
    }
    run.notePluginWarnings();
  }
}

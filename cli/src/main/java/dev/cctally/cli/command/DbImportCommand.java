package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.ImportText;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.budget.BudgetedVendors;
import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.config.ConfigurationFile;
import dev.cctally.platform.config.key.SettingsImport;
import dev.cctally.platform.predecessor.HistoryImport;
import dev.cctally.platform.predecessor.ImportReport;
import dev.cctally.platform.predecessor.OldVendors;
import dev.cctally.spi.quota.QuotaWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;

/** {@code db import}: takes over what the product that was there before has kept. */
final class DbImportCommand implements Command {
  private static final Map<String, What> WHAT = what();

  /** What is taken over. */
  private enum What {
    HISTORY,
    CONFIG,
    ALL;

    boolean history() {
      return this != CONFIG;
    }

    boolean config() {
      return this != HISTORY;
    }
  }

  private static Map<String, What> what() {
    Map<String, What> what = new LinkedHashMap<>();
    what.put("history", What.HISTORY);
    what.put("config", What.CONFIG);
    what.put("all", What.ALL);
    return what;
  }

  @Override
  public CommandSpec model(String program) {
    return Options.of(program, "Take over history and settings of an earlier cctally.")
        .description(
            "Reads the data directory of the cctally that is no JVM program, and changes nothing"
                + " in it: its history of quotas, which alerts it has told, so that they are not"
                + " told again, and its settings. What is here already stays, so that doing it"
                + " twice adds nothing. Usage is not imported: it is read from the logs.")
        .value(
            "DIR",
            "Its data directory, or its stats.db (default: ~/.local/share/cctally).",
            "--from")
        .choice(WHAT.keySet(), "What to take over (default: all).", "--what")
        .flag("Only say what would be done.", "--dry-run")
        .flag(
            "Add to a history that is here already, and replace settings that are set otherwise.",
            "-y",
            "--yes")
        .flag("Print JSON.", "-j", "--json")
        .examples(program + " --dry-run", program, program + " --from ~/old/cctally --yes")
        .withHelp();
  }

  @Override
  public int run(Values values, CommandRun run) {
    What what = values.choice("--what", WHAT, What.ALL);
    Path from = from(values, run);
    boolean named = Files.isRegularFile(from);
    Path folder = named ? Objects.requireNonNullElse(from.getParent(), from) : from;
    Path file = named ? from : folder.resolve(HistoryImport.FILE);
    Path settings = folder.resolve(ConfigurationFile.NAME);
    boolean all = what == What.ALL;
    boolean history = what.history() && !(all && !Files.exists(file) && Files.exists(settings));
    boolean config = what.config() && !(all && !Files.exists(settings));
    boolean rehearse = values.flag("--dry-run");
    if (config) {
      if (!Files.isRegularFile(settings)) {
        throw new AppException(ErrorKind.USAGE, "there are no settings to import: " + settings);
      }
      // Whatever is wrong with either file is told before anything is written.
      ConfigGroup.settings(run).takeOver(settings, SettingsImport.Mode.REHEARSE);
    }
    ImportReport report = history ? history(file, values, rehearse, run) : null;
    SettingsImport taken = config ? settings(settings, values, rehearse, run) : null;
    String source = settings.toString();
    if (values.flag("--json")) {
      run.console().printUtf8(ImportText.json(rehearse, report, source, taken));
    } else {
      run.console().print(ImportText.lines(rehearse, report, source, taken));
    }
    run.notePluginWarnings();
    return 0;
  }

  private static Path from(Values values, CommandRun run) {
    String given = values.text("--from");
    if (given != null) {
      return path(given, run);
    }
    Path usual = run.environment().host().home().resolve(".local/share/cctally");
    if (usual.equals(run.services().dataDirectory())) {
      throw new UsageException(
          "the following arguments are required: --from (the data directory in use is "
              + usual
              + " itself)");
    }
    return usual;
  }

  private static Path path(String given, CommandRun run) {
    var host = run.environment().host();
    try {
      if (given.equals("~")) {
        return host.home();
      }
      return given.startsWith("~/")
          ? host.home().resolve(given.substring(2))
          : host.workingDirectory().resolve(given);
    } catch (java.nio.file.InvalidPathException e) {
      throw new AppException(
          ErrorKind.USAGE, "argument --from: no path: '" + given + "': " + e.getReason(), e);
    }
  }

  private static ImportReport history(Path file, Values values, boolean rehearse, CommandRun run) {
    List<BudgetBinding> bindings = BudgetedVendors.of(run.services().plugins());
    List<QuotaWindow> windows =
        bindings.stream()
            .filter(BudgetBinding::flat)
            .findFirst()
            .map(plain -> VendorWindows.of(plain.vendorId(), run))
            .orElse(List.of());
    ReportContext.Scope scope = run.services().context().scope(null, null, null);
    scope.warnings().forEach(run.console()::note);
    HistoryImport.Mode mode =
        rehearse
            ? HistoryImport.Mode.REHEARSE
            : values.flag("--yes") ? HistoryImport.Mode.ADD : HistoryImport.Mode.INTO_NOTHING;
    ImportReport report =
        run.services()
            .historyImport(new OldVendors(bindings, windows), scope.zone(), scope.now())
            .run(file, mode);
    report.warnings().forEach(warning -> run.console().note("warning: " + file + ": " + warning));
    return report;
  }

  private static SettingsImport settings(
      Path file, Values values, boolean rehearse, CommandRun run) {
    SettingsImport.Mode mode =
        rehearse
            ? SettingsImport.Mode.REHEARSE
            : values.flag("--yes") ? SettingsImport.Mode.REPLACE : SettingsImport.Mode.KEEP;
    return ConfigGroup.settings(run).takeOver(file, mode);
  }
}

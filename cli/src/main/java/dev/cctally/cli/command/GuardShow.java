package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.GuardJson;
import dev.cctally.cli.render.GuardWords;
import dev.cctally.platform.config.BudgetSettings;
import dev.cctally.platform.guard.BudgetGuard;
import dev.cctally.platform.guard.GuardInstallation;
import dev.cctally.platform.guard.GuardOverride;
import dev.cctally.platform.guard.GuardVerdict;
import dev.cctally.platform.guard.Standing;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.store.DataDirectory;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code guard status}: whether prompts are guarded, and what would be decided now in this folder.
 * Changes nothing.
 *
 * @param vendor whose tool
 * @param values what was typed
 * @param run the run
 */
record GuardShow(String vendor, Values values, CommandRun run) {
  int show() {
    run.services().writeNothing();
    Host host = run.environment().host();
    ReportContext.Scope scope = run.services().context().scope(null, values.text("--tz"), null);
    scope.warnings().forEach(run.console()::note);
    BudgetGuard guard = run.services().guard();
    BudgetSettings settings =
        guard
            .settings(vendor, scope.configuration())
            .orElseGet(() -> scope.configuration().budget().read(List.of()));
    settings.warnings().forEach(run.console()::note);
    GuardVerdict verdict =
        guard.verdict(
            new BudgetGuard.Question(
                vendor,
                host.workingDirectory().toString(),
                scope.configuration(),
                scope.zone(),
                scope.now(),
                true));
    Instant until =
        new GuardOverride(new DataDirectory(run.services().dataDirectory()))
            .until(scope.now())
            .orElse(null);
    GuardJson.State state =
        new GuardJson.State(
            vendor,
            settings.guard(),
            hook(),
            until,
            GuardDecision.switchedOff(host),
            verdict,
            scope.now());
    if (ReportOutput.json(values)) {
      ReportOutput.print(GuardJson.of(state, run.services().plugins().warnings()), values, run);
    } else {
      page(state, settings.problem(), scope.zone());
      run.notePluginWarnings();
    }
    return 0;
  }

  private GuardJson.Hook hook() {
    Optional<GuardInstallation> installation =
        new GuardSetup(vendor, ReportOwner.only(vendor), run).installation();
    if (installation.isEmpty()) {
      return new GuardJson.Hook(null, null, null);
    }
    GuardInstallation known = installation.get();
    try {
      return new GuardJson.Hook(
          known.file(), known.installed().orElse(null), known.obstacle().orElse(null));
    } catch (IOException e) {
      return new GuardJson.Hook(known.file(), null, null);
    }
  }

  private void page(GuardJson.State state, @Nullable String problem, ZoneId zone) {
    line("Guard", guard(state, problem));
    line("Hook", hook(state.hook()));
    String obstacle = state.hook().obstacle();
    if (obstacle != null) {
      line("", "but no hook is called at all: " + obstacle + " (" + state.hook().file() + ")");
    }
    Instant until = state.overrideUntil();
    if (until != null) {
      line("Override", "until " + GuardWords.time(until, zone));
    }
    if (state.switchedOff()) {
      line("Environment", GuardWords.SWITCH + " switches it off");
    }
    line(
        "Now", state.blocks() ? "a prompt here is blocked" : "a prompt here passes: " + why(state));
    for (Standing standing : GuardJson.standings(state.verdict())) {
      line("", GuardWords.sentence(standing, zone));
    }
    Instant wallClock = run.environment().host().wallClock().instant();
    String age = GuardWords.age(GuardJson.asOf(state.verdict()), wallClock);
    if (age != null) {
      line("Figures", age + " old; any report brings them up to date");
    }
  }

  /** With settings that make no sense the guard is off, and switching it on would not help. */
  private static String guard(GuardJson.State state, @Nullable String problem) {
    if (problem != null) {
      return "off whatever is set, for " + problem + " (cctally config validate)";
    }
    return state.settings().enabled()
        ? "on, from " + state.settings().atPercent() + "% of a budget"
        : "off (cctally config set budget.guard.enabled true)";
  }

  private static String hook(GuardJson.Hook hook) {
    if (hook.file() == null) {
      return "none: the agent has no hook that could guard prompts";
    }
    String command = hook.command();
    return command == null
        ? "not installed (cctally guard install)"
        : "installed in " + hook.file() + ": " + command;
  }

  /** Why a prompt passes. */
  private static String why(GuardJson.State state) {
    if (state.verdict() instanceof GuardVerdict.Unknown(String reason, boolean fault) && fault) {
      return reason;
    }
    if (!state.settings().enabled()) {
      return "the guard is off";
    }
    if (state.switchedOff() || state.overrideUntil() != null) {
      return "you said so";
    }
    return switch (state.verdict()) {
      case GuardVerdict.Unknown(String reason, boolean _) -> reason;
      case GuardVerdict.NoBudget _ -> "no budget is set that matters here";
      case GuardVerdict.Off _ -> "the guard is off";
      case GuardVerdict.Under _, GuardVerdict.Over _ -> "enough is left";
    };
  }

  private void line(String label, String text) {
    String head = label.isEmpty() ? "" : label + ":";
    run.console().printUtf8(head + " ".repeat(Math.max(1, 13 - head.length())) + text + "\n");
  }
}

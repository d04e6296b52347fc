package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.console.Input;
import dev.cctally.cli.render.GuardWords;
import dev.cctally.platform.guard.BudgetGuard;
import dev.cctally.platform.guard.GuardOverride;
import dev.cctally.platform.guard.GuardVerdict;
import dev.cctally.platform.hook.HookLog;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.spi.setup.PromptGuard;
import dev.cctally.spi.vendor.Vendor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What the hook asks for before a prompt is sent. The only thing it ever says is that the prompt is
 * blocked. Whatever goes wrong or takes too long the prompt passes, and if something is wrong that
 * stands in the log of hooks.
 *
 * @param owner whose tool
 * @param values what was typed
 * @param run the run
 */
record GuardDecision(ReportOwner owner, Values values, CommandRun run) {
  private static final String DEADLINE = "CCTALLY_GUARD_DEADLINE_MS";
  private static final long USUAL_DEADLINE = 150;
  private static final List<String> OFF = List.of("off", "0", "false", "no");
  private static final int LARGEST_INPUT = 1 << 20;
  private static final Duration INPUT_PATIENCE = Duration.ofSeconds(1);

  /** What went wrong so that the prompt passes. The message is for the log. */
  private static final class PassException extends Exception {
    private static final long serialVersionUID = 1L;

    PassException(String message) {
      super(message, null, false, false);
    }
  }

  /** Whether the environment switches the guard off. */
  static boolean switchedOff(Host host) {
    return host.nonBlankVariable(GuardWords.SWITCH)
        .map(value -> OFF.contains(value.toLowerCase(Locale.ROOT)))
        .orElse(false);
  }

  int decide() {
    try {
      run.services().writeNothing();
      Input.Read read = run.environment().input().readObject(LARGEST_INPUT, INPUT_PATIENCE);
      if (read.end() == Input.End.NOT_GIVEN) {
        run.console()
            .note(
                run.program()
                    + ": is what a hook of the agent calls, with its JSON on standard input, and"
                    + " nothing was there. See "
                    + run.program()
                    + " status, or --help");
        return 0;
      }
      if (switchedOff(run.environment().host())) {
        return 0;
      }
      PromptGuard.Answer answer = inTime(read);
      if (answer == null) {
        return 0;
      }
      run.console().printUtf8(answer.out());
      if (!answer.err().isEmpty()) {
        run.console().note(answer.err());
      }
      return answer.exitCode();
    } catch (PassException e) {
      log(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      log(StackText.of(e));
    }
    return 0;
  }

  private PromptGuard.@Nullable Answer inTime(Input.Read read) throws PassException {
    long millis = deadline();
    FutureTask<PromptGuard.@Nullable Answer> task = new FutureTask<>(() -> answer(read));
    Thread thread = new Thread(task, "cctally-guard");
    thread.setDaemon(true); // it must not keep the process
    thread.start();
    try {
      return task.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new PassException("not decided within " + millis + " ms; the prompt passed");
    } catch (InterruptedException | CancellationException e) {
      throw new PassException("interrupted; the prompt passed");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new PassException(
          cause instanceof PassException
              ? String.valueOf(cause.getMessage())
              : StackText.of(cause));
    }
  }

  private long deadline() {
    String text = run.environment().host().nonBlankVariable(DEADLINE).orElse("");
    return text.matches("\\d{1,6}") ? Long.parseLong(text) : USUAL_DEADLINE;
  }

  /** What to tell the tool; {@code null} to let the prompt pass. */
  private PromptGuard.@Nullable Answer answer(Input.Read read) throws PassException {
    ReportContext.Scope scope = run.services().context().scope(null, values.text("--tz"), null);
    String problem = corrupt(scope);
    if (problem != null) {
      throw new PassException(problem);
    }
    // Whether the guard is on can be told without any plugin.
    var general = scope.configuration().budget().read(List.of());
    if (general.problem() == null && !general.guard().enabled()) {
      return null;
    }
    if (override(scope.now()).isPresent()) {
      return null;
    }
    String vendorId = owner.vendor(values);
    Vendor vendor = run.services().plugins().vendor(vendorId).orElse(null);
    PromptGuard guard = vendor == null ? null : vendor.promptGuard().orElse(null);
    if (guard == null) {
      throw new PassException("nothing is known of prompts of " + vendorId);
    }
    if (read.end() != Input.End.REACHED) {
      throw new PassException(
          read.end() == Input.End.TOO_LONG
              ? "more than a mebibyte on standard input; the prompt passed"
              : "nothing whole on standard input in time; the prompt passed");
    }
    PromptGuard.Prompt prompt =
        guard
            .read(read.bytes())
            .orElseThrow(
                () -> new PassException("no prompt on standard input that makes sense; it passed"));
    GuardVerdict verdict =
        run.services()
            .guard()
            .verdict(
                new BudgetGuard.Question(
                    vendorId,
                    prompt.workingDirectory(),
                    scope.configuration(),
                    scope.zone(),
                    scope.now(),
                    false));
    // No switch: the virtual machine would make a class for it, and the prompt would wait.
    if (verdict instanceof GuardVerdict.Over over) {
      return guard.block(
          GuardWords.blocked(over, scope.zone(), run.environment().host().wallClock().instant()));
    }
    if (verdict instanceof GuardVerdict.Unknown unknown && unknown.fault()) {
      throw new PassException(unknown.reason() + "; the prompt passed");
    }
    return null;
  }

  /** What keeps the settings from being known; of single settings only those that matter do. */
  private static @Nullable String corrupt(ReportContext.Scope scope) {
    return scope.configuration().warnings().stream()
        .filter(warning -> warning.contains("ignoring corrupt"))
        .findFirst()
        .orElse(null);
  }

  private Optional<Instant> override(Instant now) {
    return new GuardOverride(new DataDirectory(run.services().dataDirectory())).until(now);
  }

  private void log(String what) {
    try {
      Path data = run.services().dataDirectory();
      if (Files.isDirectory(data)) {
        new HookLog(data)
            .error(run.environment().host().clock().instant(), GuardCommand.WORD + ": " + what);
      }
    } catch (RuntimeException | Error e) {
      return; // nowhere to tell; the agent must not be bothered with it
    }
  }
}

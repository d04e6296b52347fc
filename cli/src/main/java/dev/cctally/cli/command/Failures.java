package dev.cctally.cli.command;

import dev.cctally.cli.Environment;
import dev.cctally.cli.console.OutputClosedException;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The one place that turns failures into sentences and exit codes. */
final class Failures {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int INTERRUPTED = 130;

  private final Environment environment;
  private String program = RootModel.PROGRAM;
  private @Nullable ErrorLog log;

  Failures(Environment environment) {
    this.environment = environment;
  }

  /** Says where unexpected failures are kept. */
  void log(ErrorLog errorLog) {
    log = errorLog;
  }

  /** Says how the command is called that may fail from now on. */
  void program(String name) {
    program = name;
  }

  int guard(IntSupplier command) {
    try {
      return command.getAsInt();
    } catch (UsageException e) {
      note("usage: " + program + " [-h] ...");
      note(program + ": error: " + e.getMessage());
      return MISUSED;
    } catch (AppException e) {
      return known(e);
    } catch (OutputClosedException e) {
      if (e.brokenPipe()) {
        return 0; // the reader had enough
      }
      return uncaught(e);
    } catch (RuntimeException | Error e) {
      return uncaught(e);
    }
  }

  private int known(AppException e) {
    boolean misused = e.kind() == ErrorKind.USAGE || e.kind() == ErrorKind.DATA;
    note((misused ? RootModel.PROGRAM + ": " : "Error: ") + e.getMessage());
    trace(e);
    if (Thread.currentThread().isInterrupted()) {
      return INTERRUPTED;
    }
    return misused ? MISUSED : FAILED;
  }

  /** Says what happened; the stack only for those who ask for it. */
  int uncaught(Throwable e) {
    String message = e.getMessage();
    note("Error: " + (message == null || message.isBlank() ? e.getClass().getName() : message));
    trace(e);
    if (log != null) {
      log.append(environment.host().wallClock().instant(), program, StackText.of(e));
    }
    return FAILED;
  }

  private void trace(Throwable e) {
    if (!environment.host().variable("CCTALLY_DEBUG").orElse("").isEmpty()) {
      StackText.of(e).lines().forEach(this::note);
    }
  }

  private void note(String line) {
    environment.console().note(line);
  }
}

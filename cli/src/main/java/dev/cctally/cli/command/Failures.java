package dev.cctally.cli.command;

import dev.cctally.cli.Environment;
import dev.cctally.cli.console.OutputClosedException;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.IntSupplier;

/** The one place that turns failures into sentences and exit codes. */
final class Failures {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int INTERRUPTED = 130;

  private final Environment environment;
  private String program = RootModel.PROGRAM;

  Failures(Environment environment) {
    this.environment = environment;
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
    return FAILED;
  }

  private void trace(Throwable e) {
    if (!environment.host().variable("CCTALLY_DEBUG").orElse("").isEmpty()) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      text.toString().lines().forEach(this::note);
    }
  }

  private void note(String line) {
    environment.console().note(line);
  }
}

package dev.cctally.cli;

import dev.cctally.cli.command.CommandFront;
import dev.cctally.cli.console.Console;
import dev.cctally.cli.console.Input;
import dev.cctally.cli.console.SystemAnswers;
import dev.cctally.cli.console.SystemInput;
import dev.cctally.cli.console.SystemProcesses;
import dev.cctally.cli.console.TerminalProbe;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.ExitGuard;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Arrays;

/** Where a process starts: connects the real machine with the commands. */
public final class Main {
  private Main() {}

  /**
   * Starts the program and ends the process with the command's exit code.
   *
   * @param args the words after the program's name
   */
  public static void main(String[] args) {
    Installation installation = Installation.fromLauncher();
    int exitCode = run(args, SystemHost.current(), new PlatformServicesFactory(installation));
    if (ExitGuard.armed()) {
      // Hooks of a plugin may hang, and an exit that it called for may be under way.
      Runtime.getRuntime().halt(exitCode);
    }
    // Threads of plugins that hang must not keep the process alive.
    System.exit(exitCode);
  }

  /**
   * Runs a command line on this machine.
   *
   * @param args the words after the program's name
   * @param host the machine
   * @param services opens the platform
   * @return the exit code
   */
  public static int run(String[] args, Host host, Services.Factory services) {
    return run(args, host, services, new SystemInput());
  }

  /** The same with another standard input. */
  static int run(String[] args, Host host, Services.Factory services, Input input) {
    // Not System.out: it would encode a second time, and swallow that nobody reads any more.
    Console console =
        new Console(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            TerminalProbe.probe());
    Environment environment =
        new Environment(
            host,
            console,
            services,
            new SystemProcesses(),
            System::nanoTime,
            new SystemAnswers(),
            input,
            Boolean.getBoolean(Version.INSTALLED));
    return new CommandFront(environment).run(Arrays.copyOf(args, args.length));
  }
}

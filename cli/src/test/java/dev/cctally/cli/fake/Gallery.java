package dev.cctally.cli.fake;

import dev.cctally.cli.Environment;
import dev.cctally.cli.command.CommandFront;
import dev.cctally.cli.console.Console;
import dev.cctally.cli.console.SystemProcesses;
import dev.cctally.cli.console.TerminalProbe;
import dev.cctally.platform.host.Host;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Runs real command lines on made-up reports, to look at them: {@code Gallery heavy daily -b}. */
final class Gallery {
  private Gallery() {}

  public static void main(String[] args) {
    Clock clock = Clock.fixed(Instant.parse("2026-05-20T12:00:00Z"), ZoneOffset.UTC);
    CommandHarness harness = new CommandHarness();
    FakePlatform platform = harness.platform;
    boolean heavy = args.length > 0 && args[0].equals("heavy");
    platform.buckets = heavy ? Samples::heavy : granularity -> Samples.daily();
    platform.projects = Samples.projects();
    platform.sessions = Samples.sessions();
    Host host =
        new Host(
            platform.host.home(),
            platform.host.home(),
            System.getenv(),
            clock,
            clock,
            ZoneOffset.UTC,
            "linux");
    Console console =
        new Console(
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            TerminalProbe.probe());
    Environment environment =
        new Environment(
            host, console, any -> platform, new SystemProcesses(), System::nanoTime, true);
    String[] words = heavy ? java.util.Arrays.copyOfRange(args, 1, args.length) : args;
    int exitCode = new CommandFront(environment).run(words);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }
}

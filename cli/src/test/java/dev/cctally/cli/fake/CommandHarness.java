package dev.cctally.cli.fake;

import dev.cctally.cli.Environment;
import dev.cctally.cli.command.CommandFront;
import dev.cctally.cli.console.Console;
import dev.cctally.cli.console.Processes;
import dev.cctally.cli.console.Terminal;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.plugin.ReportShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Runs command lines against a fake platform and keeps what they wrote. */
public final class CommandHarness {
  public final Map<String, String> variables = new HashMap<>();
  public final FakePlatform platform;
  public Terminal terminal = new Terminal(false, false, 0, StandardCharsets.UTF_8);
  public Processes processes =
      (command, input) -> {
        throw new IOException("no such program");
      };
  public LongSupplier nanoTime = () -> 0;
  public OutputStream out = new ByteArrayOutputStream();
  public boolean installed = true;
  public Path home = Path.of("/home/ada");
  public Host lastHost;

  /** A machine with two vendors, one of them with flat names. */
  public CommandHarness() {
    lastHost = host();
    platform = new FakePlatform(lastHost);
    Map<String, String> aliases = new LinkedHashMap<>();
    aliases.put("daily", "daily");
    aliases.put("monthly", "monthly");
    aliases.put("session", "session");
    aliases.put("cache-report", "cache-report");
    aliases.put("range-cost", "range-cost");
    platform.plugins.add(FakeVendor.claude(), ReportShape.SPLIT_CACHE, aliases);
    platform.plugins.add(FakeVendor.other("goose", "Goose"), Map.of());
  }

  /** How a command ended. */
  public record Result(int exitCode, String out, String err) {}

  private Host host() {
    Clock clock = Clock.fixed(Instant.parse("2026-05-20T12:00:00Z"), ZoneOffset.UTC);
    return new Host(home, home, variables, clock, clock, ZoneOffset.UTC, "linux");
  }

  /** Runs a command line. */
  public Result run(String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment =
        new Environment(
            host(),
            new Console(out, err, terminal),
            host -> {
              lastHost = host;
              platform.host = host;
              return platform;
            },
            processes,
            nanoTime,
            installed);
    int exitCode = new CommandFront(environment).run(args);
    String text =
        out instanceof ByteArrayOutputStream bytes ? bytes.toString(StandardCharsets.UTF_8) : "";
    if (out instanceof ByteArrayOutputStream bytes) {
      bytes.reset();
    }
    return new Result(exitCode, text, err.toString(StandardCharsets.UTF_8));
  }
}

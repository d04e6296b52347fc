package dev.cctally.cli.command;

import dev.cctally.platform.hook.HookEvent;
import dev.cctally.platform.hook.HookSpool;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code hook-tick}: what the hooks of a vendor's tool call. Without {@code --explain} it is silent
 * and ends well whatever happens: the tool takes anything else for a message to its model. In an
 * installation the launcher has done its part before we start, see there.
 *
 * @param owner whose hooks
 */
record HookTickCommand(ReportOwner owner) implements Command {
  private static final String SPOOLED = "--spooled";
  private static final int LARGEST_PAYLOAD = 16 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public CommandSpec model(String program) {
    Options options =
        Options.of(program, "Called by the agent's hooks: read what is new, ask for the quota.")
            .description(
                "Returns at once and without a word; a process in the background reads new log"
                    + " lines and, unless the figures are fresh, uses the network: one request to"
                    + " the vendor, as refresh-usage does. What came of it stands in"
                    + " logs/hook-tick.log in the data directory.");
    HookOptions.addTo(options);
    owner.options(options);
    options
        .model()
        .addOption(
            OptionSpec.builder(SPOOLED)
                .arity("0")
                .type(boolean.class)
                .hidden(true)
                .description("For the launcher: work on what it has put down.")
                .build());
    options.examples(
        program + " --explain                say what a hook would do, and do it",
        program + " --explain --no-oauth     the same without the network");
    CommandSpec model = options.withHelp();
    model.usageMessage().hidden(true);
    return model;
  }

  @Override
  public int run(Values values, CommandRun run) {
    if (values.flag("--explain")) {
      return explain(values, run);
    }
    try {
      HookRound round = new HookRound(owner.vendor(values), owner, run);
      try {
        if (values.flag(SPOOLED)) {
          HookSpool spool = new HookSpool(run.services().dataDirectory(), round::error);
          new HookWorker(spool, round, words -> options(words, run), run).work();
        } else {
          here(values, round, run);
        }
      } catch (IOException | RuntimeException | Error e) {
        round.error(StackText.of(e));
      }
    } catch (RuntimeException | Error e) {
      // Not even a log can be written. The agent must not be bothered with it.
      return 0;
    }
    return 0;
  }

  /** Without a launcher that has put the event down. */
  private static void here(Values values, HookRound round, CommandRun run) {
    byte[] payload = run.environment().input().read(LARGEST_PAYLOAD, PATIENCE).bytes();
    long start = run.environment().nanoTime().getAsLong();
    HookOptions wanted = HookOptions.of(values);
    HookEvent event = HookEvent.of(payload);
    String name = wanted.event();
    round.event(name == null ? event : event.named(name), wanted, round.ingest(), start);
  }

  /** What the words of a command line ask for, the first of which is the command's name. */
  private HookOptions options(List<String> words, CommandRun run) {
    List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
    try {
      return HookOptions.of(CommandLineParser.parse(model(run.program()), rest));
    } catch (UsageException e) {
      return new HookOptions(
          true, null, null, null, List.of("ignoring all options: " + e.getMessage()));
    }
  }

  private int explain(Values values, CommandRun run) {
    long start = run.environment().nanoTime().getAsLong();
    HookRound round = new HookRound(owner.vendor(values), owner, run);
    HookOptions wanted = HookOptions.of(values);
    wanted.complaints().forEach(run.console()::note);
    long ingested = round.ingest();
    Duration since = round.gate().sinceAnswer();
    String answered =
        since == null ? unknown(round) : since.toSeconds() + "s ago"; // before it is asked
    double throttle = round.ask().throttleSeconds(wanted);
    boolean due = since == null || since.toMillis() >= throttle * 1000;
    // Who asks for it by hand with no throttle at all wants to see what happens.
    boolean patient = throttle > 0;
    Duration backoff = round.ask().backoff(wanted, patient);
    String status = round.ask().status(wanted, patient);
    round.alerts(status);
    String name = wanted.event();
    String unlogged =
        round.log(
            HookEvent.of(name == null ? "explain" : name, "explain"), ingested, status, start);
    long millis = (run.environment().nanoTime().getAsLong() - start) / 1_000_000;
    String text =
        String.format(
            Locale.ROOT,
            """
            [1/4] Local sync (sync_cache)
                  → %s
            [2/4] Throttle check
                  → throttle file: %s
                  → mtime: %s
                  → threshold: %ss → %s
            [3/4] OAuth refresh
                  → status: %s
            [4/4] Log %s

            Done in %d ms.
            """,
            ingested < 0 ? "failed" : "ingested " + ingested + " new entries",
            round.gate().marker(),
            answered,
            throttle == Math.rint(throttle)
                ? Long.toString((long) throttle)
                : Double.toString(throttle),
            !due ? "skip" : backoff.isZero() ? "fetch" : "back off, after a failure",
            status,
            unlogged == null
                ? "written → " + round.log().file()
                : "not written: " + round.log().file() + ": " + unlogged,
            millis);
    boolean arrows = run.console().terminal().charset().newEncoder().canEncode('→');
    run.console().print(arrows ? text : text.replace("→", "->"));
    return code(status, ingested);
  }

  /** Why it is not known when the vendor last answered. */
  private static String unknown(HookRound round) {
    return Files.exists(round.gate().marker()) ? "(of no use: in the future)" : "(file absent)";
  }

  private static int code(String status, long ingested) {
    if (status.equals("skipped-no-token")) {
      return 2;
    }
    if (status.equals("err(network)") || status.equals("err(parse)")) {
      return 3;
    }
    if (status.startsWith("err(record-usage")) {
      return 4;
    }
    return ingested < 0 ? 5 : 0;
  }
}

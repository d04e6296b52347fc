package dev.cctally.cli.command;

import dev.cctally.platform.hook.HookEvent;
import dev.cctally.platform.hook.HookSpool;
import dev.cctally.platform.store.ProcessLock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * The process that the launcher leaves behind: takes the events out of the spool until none has
 * come for a while. There is one at a time.
 *
 * @param spool where the events are
 * @param round what is done about them
 * @param options reads the words of an event's command line
 * @param run the run
 */
record HookWorker(
    HookSpool spool, HookRound round, Function<List<String>, HookOptions> options, CommandRun run) {
  /** Longer than another one needs between its last look and its end. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int LOOKS = 20;
  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(100);

  void work() throws IOException {
    Optional<ProcessLock> lock = ProcessLock.take(spool.lockFile(), PATIENCE);
    if (lock.isEmpty()) {
      return; // another one is at it, and will find what waits
    }
    try (ProcessLock _ = lock.get()) {
      long pid = ProcessHandle.current().pid();
      do {
        spool.claim(pid, run.environment().host().wallClock().instant());
        untilQuiet();
        spool.resign(pid);
        // From here on a launcher starts another one; what came before must not be left behind.
      } while (drain());
    }
  }

  private void untilQuiet() throws IOException {
    for (int looks = 0; looks < LOOKS; looks++) {
      if (drain()) {
        looks = 0;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
  }

  /** Deals with all that waits; whether there was anything. */
  private boolean drain() throws IOException {
    Instant now = run.environment().host().wallClock().instant();
    List<HookSpool.Tick> ticks = spool.waiting(now);
    if (ticks.isEmpty()) {
      return false;
    }
    long start = run.environment().nanoTime().getAsLong();
    long ingested = round.ingest();
    for (HookSpool.Tick tick : ticks) {
      HookOptions wanted = options.apply(tick.words());
      HookEvent event = HookEvent.of(tick.payload());
      String name = wanted.event();
      round.event(name == null ? event : event.named(name), wanted, ingested, start);
      ingested = Math.min(ingested, 0); // counted once, for the first
      spool.done(tick);
    }
    return true;
  }
}

package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.FileParser.ChunkConsumer;
import dev.cctally.platform.store.ForeignDatabase;
import dev.cctally.platform.store.ForeignSession;
import dev.cctally.platform.store.IoReason;
import dev.cctally.spi.vendor.DatabaseLog;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads databases through a vendor's reader. Rows are handed over in chunks as they come, since
 * each replaces only what was known of it; the reader's state is that of before until the last
 * chunk, so a process that dies in between reads the same rows again and nothing is lost or
 * doubled.
 */
final class DatabaseParser {
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(40);

  private final ChunkCollector collector;
  private final ParseLimits limits;
  private final Heartbeat heartbeat;
  private final ChunkConsumer consumer;

  DatabaseParser(String vendorId, ParseLimits limits, Heartbeat heartbeat, ChunkConsumer consumer) {
    this.collector = new ChunkCollector(vendorId, false);
    this.limits = limits;
    this.heartbeat = heartbeat;
    this.consumer = consumer;
  }

  /** Reads what the task asks for. Throws only what the vendor's code threw. */
  void parse(FileTask task, DatabaseLog source) throws InterruptedException {
    // One for all attempts: what an earlier one handed over stays.
    RecordState state = RecordState.decode(task.state());
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        if (attempt(task, source, state)) {
          return;
        }
      } catch (IOException e) {
        fail(task, IoReason.of(e));
        return;
      } catch (Disturbed e) {
        heartbeat.beat();
      }
      drop(task);
      Thread.sleep(PAUSE.multipliedBy(attempt));
    }
    fail(task, "it is being written all the time; the next sync reads it again");
  }

  /** Whether what was read is one state of the database. */
  private boolean attempt(FileTask task, DatabaseLog source, RecordState state)
      throws IOException, InterruptedException {
    Path file = task.found().file().path();
    ForeignDatabase.Reading reading =
        new ForeignDatabase.Reading(limits.lockPatience(), state.reader() == null);
    heartbeat.beat();
    try (ForeignDatabase database = ForeignDatabase.open(file, reading)) {
      Handover handover = new Handover(task, database, state);
      ForeignSession session = database.session(limits.queryPatience(), heartbeat::beat);
      byte @Nullable [] after;
      try {
        after = source.read(task.found().file(), session, state.reader(), handover.sink);
      } catch (IOException e) {
        handover.check();
        session.check();
        throw e;
      } catch (RuntimeException | Error e) {
        handover.check();
        session.check();
        if (!database.undisturbed()) {
          return false; // it may have tripped over what cannot be
        }
        throw e;
      }
      handover.check();
      session.check();
      if (!database.undisturbed()) {
        return false;
      }
      state.reader(after);
      handover.last();
      return true;
    }
  }

  /** Somebody has written to a database that was read without locks. */
  private static final class Disturbed extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Disturbed() {
      super(null, null, false, false);
    }
  }

  /** Nobody takes chunks any more. */
  private static final class Stopped extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Stopped() {
      super(null, null, false, false);
    }
  }

  /** Hands over what has come so far, from inside the vendor's code. */
  private final class Handover {
    private final FileTask task;
    private final ForeignDatabase database;
    private final RecordState state;
    final RecordSink sink;
    private boolean first = true;
    private @Nullable Exception stopped;

    Handover(FileTask task, ForeignDatabase database, RecordState state) {
      this.task = task;
      this.database = database;
      this.state = state;
      this.sink = new RecordSink(collector, heartbeat, state, this::afterEach);
    }

    private void afterEach() {
      if (stopped != null) {
        throw new Stopped(); // the vendor's code has caught it once
      }
      if (collector.rowCount() < limits.chunkRows()) {
        return;
      }
      try {
        if (!database.undisturbed()) {
          stopped = new Disturbed();
          throw new Disturbed();
        }
        // Its size is not the file's: a process that dies now leaves a file that is read again.
        long size = task.found().size() - 1;
        emit(size, task.reset() ? TailState.REPLACING : TailState.OPEN, false);
      } catch (IOException | InterruptedException e) {
        stopped = e;
        throw new Stopped();
      }
    }

    /** Throws why handing over has ended early, if it has. */
    void check() throws IOException, InterruptedException {
      switch (stopped) {
        case null -> {
          return;
        }
        case IOException e -> throw e;
        case InterruptedException e -> throw e;
        default -> throw new Disturbed();
      }
    }

    void last() throws InterruptedException {
      emit(task.found().size(), TailState.OPEN, true);
    }

    private void emit(long cursor, TailState tail, boolean last) throws InterruptedException {
      long print = KnownFile.DATABASE_PRINT;
      ParsedChunk chunk =
          collector.take(
              new ChunkEnd(task, cursor, print, print, state.encode(), tail, first, last, null));
      state
          .takeCounts()
          .forEach((reason, count) -> chunk.rejected().merge(reason, count, Long::sum));
      first = false;
      consumer.accept(chunk);
    }
  }

  private void fail(FileTask task, String why) throws InterruptedException {
    drop(task);
    consumer.accept(
        collector.take(
            new ChunkEnd(task, task.from(), 0, 0, null, TailState.OPEN, true, true, why)));
  }

  private void drop(FileTask task) {
    collector.take(new ChunkEnd(task, task.from(), 0, 0, null, TailState.OPEN, true, true, null));
  }
}

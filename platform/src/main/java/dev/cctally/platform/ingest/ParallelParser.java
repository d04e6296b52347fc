package dev.cctally.platform.ingest;

import dev.cctally.platform.plugin.ExitGuard;
import dev.cctally.platform.plugin.Patience;
import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.DatabaseLog;
import dev.cctally.spi.vendor.DocumentLog;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.SessionHint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Parses files on several threads and hands the chunks to one. Chunks of one file come in order;
 * files come in any order. A full queue slows the parsing threads down.
 */
final class ParallelParser implements AutoCloseable {
  private static final int QUEUED_CHUNKS = 8;

  /** We look every second; what passed beyond that we were suspended for, or had much to store. */
  private static final long LOOK_AT_MOST = TimeUnit.SECONDS.toNanos(2);

  private final Queue<FileTask> tasks = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<Object> results = new ArrayBlockingQueue<>(QUEUED_CHUNKS);
  private final List<Worker> workers = new ArrayList<>();
  private final Duration patience;
  private final boolean folds;
  private volatile boolean closed;
  private int running;

  /** A worker is done. */
  private record Done(@Nullable String failure, boolean memory, @Nullable Throwable cause) {}

  /**
   * The vendor's reader threw or does not come back. Nothing more can be had from it.
   *
   * <p>Not an error of ours, so it carries a sentence for the user.
   */
  static final class ReaderFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean memory;

    ReaderFailure(String message, boolean memory, @Nullable Throwable cause) {
      super(message, cause);
      this.memory = memory;
    }

    /** Whether memory ran out. */
    boolean memory() {
      return memory;
    }
  }

  /**
   * Starts parsing.
   *
   * @param vendorId whose logs
   * @param todo the files
   * @param limits how much each thread holds in memory
   * @param threads how many threads at most
   * @param loader what the vendor's code expects as context class loader, or {@code null}
   * @param patience how long a reader may take for one buffer
   */
  ParallelParser(
      String vendorId,
      List<FileTask> todo,
      ParseLimits limits,
      int threads,
      @Nullable ClassLoader loader,
      Duration patience) {
    this(vendorId, todo, limits, threads, loader, patience, true);
  }

  /**
   * As the other.
   *
   * @param folds whether a log's accounts of one response become one row
   */
  ParallelParser(
      String vendorId,
      List<FileTask> todo,
      ParseLimits limits,
      int threads,
      @Nullable ClassLoader loader,
      Duration patience,
      boolean folds) {
    this.patience = patience;
    this.folds = folds;
    // The largest first, so that none is left for the end when the other threads are idle.
    todo.stream().sorted(Comparator.comparingLong(FileTask::bytes).reversed()).forEach(tasks::add);
    for (int i = 0; i < Math.min(threads, todo.size()); i++) {
      Worker worker = new Worker(vendorId, limits, "cctally-parse-" + vendorId + "-" + i, loader);
      workers.add(worker);
      running++;
    }
    workers.forEach(worker -> worker.thread.start());
  }

  private final class Worker implements Runnable {
    private final Heartbeat heartbeat = new Heartbeat();
    private final FileParser parser;
    private final String vendorId;
    private final ParseLimits limits;
    private final Thread thread;
    // Made when the vendor has such sources; most have none.
    private @Nullable DocumentParser documents;
    private @Nullable DatabaseParser databases;
    private volatile @Nullable FileTask current;
    private @Nullable SessionHint hint; // of the current file

    // Known to the consuming thread only.
    private long lastBeat = -1;
    private Patience left = new Patience(patience, LOOK_AT_MOST, System.nanoTime());

    Worker(String vendorId, ParseLimits limits, String name, @Nullable ClassLoader loader) {
      this.vendorId = vendorId;
      this.limits = limits;
      parser = new FileParser(vendorId, limits, heartbeat, this::put, folds);
      thread = new Thread(this, name);
      thread.setDaemon(true); // one that hangs must not keep the process alive
      thread.setContextClassLoader(loader);
    }

    @Override
    public void run() {
      Done done = new Done(null, false, null);
      try {
        for (FileTask task; (task = tasks.poll()) != null; ) {
          current = task;
          parse(task);
        }
      } catch (Throwable e) { // whatever it is, the consuming thread must not wait for ever
        done = failure(e, current);
      }
      end(done);
    }

    /** Says that it is done, whoever interrupts; only after {@link #close} nobody waits for it. */
    private void end(Done done) {
      while (!closed) {
        try {
          results.put(done);
          return;
        } catch (InterruptedException e) {
          // Not by us, or we are closed.
        }
      }
    }

    /** Every chunk carries what the file's name says, asked here, where somebody watches. */
    private void put(ParsedChunk chunk) throws InterruptedException {
      Thread.interrupted(); // a reader may have done it; that we are closed is seen below
      if (closed) {
        throw new InterruptedException("closed");
      }
      results.put(chunk.hinted(hint));
    }

    private void parse(FileTask task) throws InterruptedException {
      Thread.interrupted(); // whoever did it, it is not about this file
      LogSource source = task.found().source();
      hint = Objects.requireNonNull(source.hint(task.found().file()), "its hint returned nothing");
      if (source instanceof AppendLog) {
        parser.parse(task);
      } else if (source instanceof DocumentLog log) {
        if (documents == null) {
          documents = new DocumentParser(vendorId, limits, heartbeat, this::put);
        }
        documents.parse(task, log);
      } else if (source instanceof DatabaseLog log) {
        if (databases == null) {
          databases = new DatabaseParser(vendorId, limits, heartbeat, this::put);
        }
        databases.parse(task, log);
      }
    }
  }

  /** Made on the worker's thread: what a failure says is the vendor's code too. */
  private static Done failure(Throwable e, @Nullable FileTask task) {
    boolean memory = e instanceof OutOfMemoryError;
    String file = task == null ? "" : " at " + task.found().path();
    return new Done(
        memory ? "its reader ran out of memory" + file : "its reader failed" + file + ": " + e,
        memory,
        memory ? null : e);
  }

  /**
   * The next chunk, or {@code null} after the last one.
   *
   * @throws ReaderFailure if the vendor's code failed or hangs
   */
  @Nullable ParsedChunk next() throws InterruptedException, ReaderFailure {
    while (running > 0) {
      Object result = results.poll(1, TimeUnit.SECONDS);
      switch (result) {
        case null -> watch();
        case ParsedChunk chunk -> {
          return chunk;
        }
        case Done(String failure, boolean memory, Throwable cause) -> {
          if (failure != null) {
            throw new ReaderFailure(failure, memory, cause);
          }
          running--;
        }
        default -> throw new IllegalStateException("unexpected result");
      }
    }
    return null;
  }

  /** Whether nothing waits to be taken. */
  boolean idle() {
    return results.isEmpty();
  }

  /** Nothing has come for a while: does every thread still get on? */
  private void watch() throws ReaderFailure {
    long now = System.nanoTime();
    for (Worker worker : workers) {
      long beat = worker.heartbeat.count();
      FileTask task = worker.current;
      if (ExitGuard.ends(worker.thread)) {
        throw new ReaderFailure("its reader tried to end the program", false, null);
      }
      if (beat != worker.lastBeat || !worker.thread.isAlive()) { // a dead one has said its last
        worker.lastBeat = beat;
        worker.left = new Patience(patience, LOOK_AT_MOST, now);
      } else if (task != null && worker.left.left(now) <= 0) {
        throw new ReaderFailure(
            "its reader does not get on with "
                + task.found().path()
                + " for "
                + patience.toSeconds()
                + " s",
            false,
            null);
      }
    }
  }

  /** Stops all threads; those that hang in the vendor's code are left behind. */
  @Override
  public void close() {
    closed = true;
    tasks.clear();
    for (Worker worker : workers) {
      worker.thread.interrupt();
    }
  }
}

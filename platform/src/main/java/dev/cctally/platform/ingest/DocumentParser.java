package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.FileParser.ChunkConsumer;
import dev.cctally.platform.store.FileLook;
import dev.cctally.platform.store.IoReason;
import dev.cctally.spi.vendor.DocumentLog;
import dev.cctally.spi.vendor.Malformed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents as a whole, one chunk each, so that what is stored of a document is replaced in
 * one transaction or not at all.
 *
 * <p>A tool may write while we read. What was read of a document that changed meanwhile is thrown
 * away and read again, and after a few attempts left for the next sync. One that does not change
 * and still cannot be read to its end keeps what is stored of it and is left alone until it
 * changes.
 */
final class DocumentParser {
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(40);

  private final ChunkCollector collector;
  private final ParseLimits limits;
  private final Heartbeat heartbeat;
  private final ChunkConsumer consumer;

  DocumentParser(String vendorId, ParseLimits limits, Heartbeat heartbeat, ChunkConsumer consumer) {
    this.collector = new ChunkCollector(vendorId);
    this.limits = limits;
    this.heartbeat = heartbeat;
    this.consumer = consumer;
  }

  /** What came of an attempt. */
  private sealed interface Result {
    /** It was read to its end. */
    record Whole(long print) implements Result {}

    /** These bytes cannot be read; others may. */
    record Broken(long print, Malformed.Reason reason, String why) implements Result {}

    /** The disk failed, which says nothing about the bytes. */
    record Unread(String why) implements Result {}

    /** The reader failed. */
    record Defect(Throwable failure) implements Result {}
  }

  /** Reads what the task asks for. Throws only what the vendor's code threw. */
  void parse(FileTask task, DocumentLog source) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Path file = task.found().file().path();
      boolean changed;
      Result result;
      try {
        FileLook before = FileLook.at(file);
        result = attempt(task, source, before);
        changed = !before.equals(FileLook.at(file));
      } catch (IOException e) {
        changed = false;
        result = new Result.Unread(IoReason.of(e));
      }
      if (!changed) {
        finish(task, result);
        return;
      }
      if (attempt == ATTEMPTS) {
        finish(task, new Result.Unread("it is being written; the next sync reads it again"));
        return;
      }
      drop(task);
      heartbeat.beat();
      Thread.sleep(PAUSE.multipliedBy(attempt));
    }
  }

  private Result attempt(FileTask task, DocumentLog source, FileLook look) throws IOException {
    long longest = limits.longestDocument();
    if (look.size() > longest) {
      String why = "it has " + look.size() + " bytes, and " + longest + " are read at most";
      return new Result.Broken(0, Malformed.Reason.TOO_LONG, why);
    }
    Path file = task.found().file().path();
    try (DocumentStream stream = new DocumentStream(file, longest, heartbeat)) {
      BoundedSink sink = new BoundedSink(collector, heartbeat, limits.documentEvents());
      try {
        source.read(task.found().file(), stream, sink);
        stream.check();
        sink.check();
      } catch (BoundedSink.TooMany e) {
        return new Result.Broken(stream.print(), Malformed.Reason.TOO_LONG, message(e));
      } catch (IOException e) {
        stream.check();
        return new Result.Broken(stream.print(), Malformed.Reason.BAD_SYNTAX, message(e));
      } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
        sink.check();
        return new Result.Defect(e);
      }
      return new Result.Whole(stream.print());
    } catch (BoundedSink.TooMany e) {
      return new Result.Broken(0, Malformed.Reason.TOO_LONG, message(e));
    }
  }

  private static String message(Exception e) {
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  private void finish(FileTask task, Result result) throws InterruptedException {
    switch (result) {
      case Result.Whole(long print) -> consumer.accept(take(task, print, TailState.OPEN, null));
      case Result.Unread(String why) -> {
        drop(task);
        consumer.accept(take(task, 0, TailState.OPEN, why));
      }
      case Result.Broken(long print, Malformed.Reason reason, String why) -> {
        drop(task);
        KnownFile known = task.known();
        if (known == null || known.tailState() != TailState.BROKEN) {
          collector.reject(reason); // once for as long as it stays broken
        }
        consumer.accept(take(task.keeping(), print, TailState.BROKEN, why));
      }
      case Result.Defect(Throwable failure) -> throw failed(failure);
    }
  }

  private static RuntimeException failed(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  /** Forgets what an attempt has collected. */
  private void drop(FileTask task) {
    collector.take(new ChunkEnd(task, 0, 0, 0, null, TailState.OPEN, true, true, null));
  }

  private ParsedChunk take(FileTask task, long print, TailState tail, @Nullable String failure) {
    long size = task.found().size();
    return collector.take(new ChunkEnd(task, size, print, print, null, tail, true, true, failure));
  }
}

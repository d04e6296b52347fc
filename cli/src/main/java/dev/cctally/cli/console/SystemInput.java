package dev.cctally.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The process's standard input. Nothing is opened before it is read. */
public final class SystemInput implements Input {
  private static final int CHUNK = 64 << 10;

  private final InputStream in;
  private final BooleanSupplier terminal;

  /** Connects the process's own. */
  public SystemInput() {
    this(new FileInputStream(FileDescriptor.in), TerminalProbe::input);
  }

  /**
   * Connects a stream.
   *
   * @param in where bytes come from
   * @param terminal whether somebody would have to type them
   */
  SystemInput(InputStream in, BooleanSupplier terminal) {
    this.in = in;
    this.terminal = terminal;
  }

  /** Gathers what comes, on a thread of its own: a read cannot be given up. */
  private static final class Gathering implements Runnable {
    private final InputStream in;
    private final int limit;
    private final @Nullable ObjectEnd objectEnd;
    private final CountDownLatch done = new CountDownLatch(1);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // guarded by itself
    private volatile End end = End.LATE;

    Gathering(InputStream in, int limit, @Nullable ObjectEnd objectEnd) {
      this.in = in;
      this.limit = limit;
      this.objectEnd = objectEnd;
    }

    @Override
    public void run() {
      byte[] chunk = new byte[CHUNK];
      try {
        int count;
        while ((count = in.read(chunk)) >= 0) {
          synchronized (bytes) {
            if (count > limit - bytes.size()) {
              end = End.TOO_LONG;
              return;
            }
            bytes.write(chunk, 0, count);
          }
          if (objectEnd != null && objectEnd.passed(chunk, count)) {
            break;
          }
        }
        end = End.REACHED;
      } catch (IOException e) {
        end = End.NOT_GIVEN; // it is closed, or a folder
      } finally {
        done.countDown();
      }
    }

    Read soFar() {
      End reason = end;
      synchronized (bytes) {
        return new Read(bytes.toByteArray(), reason);
      }
    }
  }

  @Override
  public Read read(int limit, Duration patience) {
    return gathered(limit, patience, null);
  }

  @Override
  public Read readObject(int limit, Duration patience) {
    return gathered(limit, patience, new ObjectEnd());
  }

  private Read gathered(int limit, Duration patience, @Nullable ObjectEnd objectEnd) {
    if (terminal.getAsBoolean()) {
      return new Read(new byte[0], End.NOT_GIVEN);
    }
    Gathering gathering = new Gathering(in, limit, objectEnd);
    Thread thread = new Thread(gathering, "cctally-input");
    thread.setDaemon(true);
    thread.start();
    try {
      if (!gathering.done.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return gathering.soFar();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return gathering.soFar();
  }
}

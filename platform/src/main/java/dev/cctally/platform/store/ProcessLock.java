package dev.cctally.platform.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An exclusive lock between processes, and between threads of this one, on a file that is never
 * deleted. The system frees it when the process ends, however it ends.
 */
public final class ProcessLock implements AutoCloseable {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /**
   * Files locked by this process. POSIX drops a process's lock on a file as soon as it closes any
   * of its descriptors for it, so a file that is here must not even be opened a second time.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param file the lock file; must exist
   * @param patience how long to wait if it is held
   * @return the lock, or empty if it is still held, or this thread was interrupted while it waited
   * @throws IOException if the file cannot be opened
   */
  public static Optional<ProcessLock> take(Path file, Duration patience) throws IOException {
    Path real = file.toRealPath();
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<ProcessLock> lock = tryTake(real);
      if (lock.isPresent()
          || System.nanoTime() - deadline >= 0
          || Thread.currentThread().isInterrupted()) {
        return lock;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static Optional<ProcessLock> tryTake(Path real) throws IOException {
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    boolean taken = false;
    FileChannel channel = null;
    try {
      channel = FileChannel.open(real, StandardOpenOption.WRITE);
      taken = channel.tryLock() != null;
      return taken ? Optional.of(new ProcessLock(real, channel)) : Optional.empty();
    } finally {
      if (!taken) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(real);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }
}

package dev.cctally.cli.console;

import dev.cctally.platform.ingest.SyncProgress;
import java.util.function.LongSupplier;

/**
 * Shows on a terminal how far a long sync has come. Appears after a second, is redrawn at most ten
 * times a second, and is gone before anything else is written. Where standard error is not a
 * terminal it shows nothing.
 */
public final class ProgressBar implements SyncProgress, AutoCloseable {
  private static final long APPEARS_AFTER_NANOS = 1_000_000_000L;
  private static final long REDRAWN_AFTER_NANOS = 100_000_000L;
  private static final int CELLS = 24;
  private static final String CLEAR = "\r\u001b[K";

  private final Console console;
  private final LongSupplier nanoTime;
  private final long started;
  private final boolean unicode;
  private long drawn;
  private boolean visible;

  /**
   * Makes a bar; the second until it appears starts now.
   *
   * @param console where to draw
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  public ProgressBar(Console console, LongSupplier nanoTime) {
    this.console = console;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
    this.unicode = console.terminal().charset().newEncoder().canEncode('\u2588');
    console.beforeText(this::clear);
  }

  @Override
  public void update(
      String vendorId, int filesDone, int filesTotal, long bytesDone, long bytesTotal) {
    if (!console.terminal().err()) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (now - started < APPEARS_AFTER_NANOS || (visible && now - drawn < REDRAWN_AFTER_NANOS)) {
      return;
    }
    drawn = now;
    visible = true;
    console.raw(CLEAR + text(vendorId, filesDone, filesTotal, bytesDone, bytesTotal));
  }

  private String text(
      String vendorId, int filesDone, int filesTotal, long bytesDone, long bytesTotal) {
    double part =
        bytesTotal > 0
            ? (double) bytesDone / bytesTotal
            : filesTotal > 0 ? (double) filesDone / filesTotal : 1;
    part = Math.clamp(part, 0, 1);
    int full = (int) (part * CELLS);
    String bar =
        (unicode ? "\u2588" : "#").repeat(full) + (unicode ? "\u2591" : ".").repeat(CELLS - full);
    String line =
        "Reading "
            + vendorId
            + " logs "
            + bar
            + " "
            + (int) (part * 100)
            + "%  "
            + filesDone
            + "/"
            + filesTotal
            + " files, "
            + ByteSize.text(bytesDone)
            + " of "
            + ByteSize.text(bytesTotal);
    int columns = console.terminal().columns();
    // A line that wraps could not be cleared again.
    return columns > 0 && line.length() >= columns ? line.substring(0, columns - 1) : line;
  }

  private void clear() {
    if (visible) {
      visible = false;
      console.raw(CLEAR);
    }
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    clear();
    console.beforeText(() -> {});
  }
}

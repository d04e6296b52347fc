package dev.cctally.platform.quota;

import dev.cctally.platform.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Small files in the data directory that status lines of the user's own read as a floor: {@code
 * hwm-7d} holds {@code <week> <percent>}, {@code hwm-5h} {@code <block> <percent>}. Losing them
 * does no harm, so nothing fails because of them.
 */
public final class HighWaterFiles {
  private final Path directory;

  /**
   * Makes nothing yet.
   *
   * @param directory the data directory
   */
  public HighWaterFiles(Path directory) {
    this.directory = Objects.requireNonNull(directory, "directory");
  }

  /**
   * Raises the marks to a reading that was stored; a credit lowers them.
   *
   * @param series whose
   * @param recorded what came of a tick; nothing is done if it was not stored
   */
  public void update(SeriesKey series, Recorded recorded) {
    Reading reading = recorded.reading();
    if (reading == null) {
      return;
    }
    Period period = recorded.period();
    Double percent = reading.percent();
    if (period != null && percent != null) {
      raise(name(series.period()), period.key(), percent, recorded.periodCredited());
    }
    Long block = reading.blockKey();
    Double blockPercent = reading.blockPercent();
    if (block != null && blockPercent != null) {
      raise(name(series.block()), block.toString(), blockPercent, recorded.blockCredited());
    }
  }

  private static String name(Duration length) {
    return length.toDays() > 0 ? "hwm-" + length.toDays() + "d" : "hwm-" + length.toHours() + "h";
  }

  private void raise(String name, String key, double percent, boolean always) {
    Path file = directory.resolve(name);
    Double known = known(file, key);
    if (!always && known != null && known > percent) {
      return;
    }
    try {
      AtomicFile.write(file, (key + " " + percent + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return; // only a floor for somebody else's display
    }
  }

  /** What the file says of a window, or {@code null}. */
  private static @Nullable Double known(Path file, String key) {
    try {
      String[] words = Files.readString(file).strip().split(" ", -1);
      return words.length == 2 && words[0].equals(key) ? Double.valueOf(words[1]) : null;
    } catch (IOException | NumberFormatException e) {
      return null;
    }
  }
}

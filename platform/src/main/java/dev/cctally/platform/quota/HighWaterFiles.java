package dev.cctally.platform.quota;

import dev.cctally.platform.quota.HighWaterMarks.Mark;
import dev.cctally.platform.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Small files in the data directory that status lines of the user's own read as a floor: {@code
 * hwm-7d} holds {@code <week> <percent>}, {@code hwm-5h} {@code <block> <percent>}. Losing them
 * does no harm, so nothing fails because of them.
 */
public final class HighWaterFiles {
  private static final int LOOKS = 5;

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
   * Brings the files in step with what is stored. One that is missing or about another window is
   * written only for a reading that was stored and tells of such a window; one that says more than
   * is stored, as it may after a credit, says so no longer in any case.
   *
   * @param series whose
   * @param recorded what came of a tick
   * @param marks tells how far the windows have been used by what is stored at that moment
   */
  public void update(SeriesKey series, Recorded recorded, Supplier<HighWaterMarks> marks) {
    Reading reading = recorded.reading();
    boolean ofPeriod = reading != null && reading.periodId() != 0;
    boolean ofBlock = reading != null && reading.blockKey() != null;
    // Another process may store more and write it between our look and our writing: look again.
    for (int i = 0; i < LOOKS; i++) {
      HighWaterMarks now = marks.get();
      boolean written = settle(name(series.period()), now.period(), ofPeriod);
      written |= settle(name(series.block()), now.block(), ofBlock);
      if (!written) {
        return;
      }
    }
  }

  private static String name(Duration length) {
    return length.toDays() > 0 ? "hwm-" + length.toDays() + "d" : "hwm-" + length.toHours() + "h";
  }

  /** Whether the file was written. */
  private boolean settle(String name, @Nullable Mark mark, boolean told) {
    if (mark == null) {
      return false;
    }
    Path file = directory.resolve(name);
    Double known = known(file, mark.window());
    boolean tooHigh = known != null && known > mark.percent();
    boolean tooLow = known == null || known < mark.percent();
    if (!tooHigh && !(tooLow && told)) {
      return false;
    }
    try {
      String line = mark.window() + " " + mark.percent() + "\n";
      AtomicFile.write(file, line.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      return false; // only a floor for somebody else's display
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

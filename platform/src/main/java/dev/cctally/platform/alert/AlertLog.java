package dev.cctally.platform.alert;

import dev.cctally.platform.store.RotatedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The log of alerts: a line of seven columns, separated by tabs, for each attempt to tell the user.
 * That something cannot be logged is no reason to fail.
 */
public final class AlertLog {
  private final RotatedLog log;

  /**
   * Makes nothing yet.
   *
   * @param dataDirectory the data directory
   */
  public AlertLog(Path dataDirectory) {
    log = new RotatedLog(dataDirectory.resolve("logs"), "alerts.log", "alerts.lock");
  }

  /** {@return where the lines are} */
  public Path file() {
    return log.file();
  }

  void line(Instant at, AlertPayload alert, AlertMode mode, String status) {
    List<String> columns =
        List.of(
            at.truncatedTo(ChronoUnit.SECONDS).toString(),
            alert.axis(),
            String.valueOf(alert.threshold()),
            alert.windowKey(),
            mode.word(),
            status,
            alert.severity().word());
    StringBuilder line = new StringBuilder();
    for (String column : columns) {
      line.append(line.isEmpty() ? "" : "\t").append(flat(column));
    }
    try {
      log.append(line.append('\n').toString());
    } catch (IOException e) {
      return; // there is nowhere left to tell
    }
  }

  private static String flat(String column) {
    StringBuilder flat = new StringBuilder(column);
    for (int i = 0; i < flat.length(); i++) {
      if (Character.isISOControl(flat.charAt(i))) {
        flat.setCharAt(i, ' ');
      }
    }
    return flat.toString();
  }
}

package dev.cctally.spi.quota;

import dev.cctally.spi.period.TimeWindow;
import java.time.Duration;
import java.util.Objects;

/**
 * A kind of quota window a vendor has, such as its five-hour window. Plugins create these.
 *
 * @param id {@code [a-z0-9-]+}, unique in the vendor
 * @param label the name for people
 * @param length how long the window lasts
 * @since 1.0
 */
public record QuotaWindow(String id, String label, Duration length) {
  /** Rejects {@code null}. */
  public QuotaWindow {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(length, "length");
  }

  /**
   * One window in time. Provided by the platform.
   *
   * @param windowId the kind
   * @param window when it was open
   */
  public record Span(String windowId, TimeWindow window) {
    /** Rejects {@code null}. */
    public Span {
      Objects.requireNonNull(windowId, "windowId");
      Objects.requireNonNull(window, "window");
    }
  }
}

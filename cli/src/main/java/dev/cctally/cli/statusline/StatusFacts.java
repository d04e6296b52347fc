package dev.cctally.cli.statusline;

import dev.cctally.platform.report.status.StatusReport;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.statusline.StatusLineInput;
import java.util.List;
import java.util.Objects;

/**
 * What a line is made of.
 *
 * @param input what the tool says
 * @param context how full the model's context is
 * @param report figures from what is stored
 * @param limits how much of each quota window is used, in the order they are shown
 * @param window the vendor's short window
 * @param nowMicros the present: microseconds since 1970-01-01T00:00:00Z
 */
public record StatusFacts(
    StatusLineInput input,
    Context context,
    StatusReport report,
    List<ShownLimit> limits,
    QuotaWindow window,
    long nowMicros) {
  /** Rejects {@code null} and copies the list. */
  public StatusFacts {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(report, "report");
    limits = List.copyOf(limits);
    Objects.requireNonNull(window, "window");
  }
}

package dev.cctally.spi.statusline;

import dev.cctally.spi.model.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's tool says when it asks for its status line. Whatever is missing or makes no sense
 * is {@code null}. Plugins create these.
 *
 * @param sessionId the session, never empty
 * @param transcriptPath its log as the tool names it, never empty
 * @param modelId the model in use, never empty
 * @param modelName its name for people, never empty
 * @param cost what the session cost, by the tool's own account
 * @param contextPercent how much of the context window is used, by the tool's own account: 0 to 100
 * @param limits what it says about quota windows
 * @since 1.0
 */
public record StatusLineInput(
    @Nullable String sessionId,
    @Nullable String transcriptPath,
    @Nullable String modelId,
    @Nullable String modelName,
    @Nullable Money cost,
    @Nullable Double contextPercent,
    List<Limit> limits) {
  /** The tool says nothing. */
  public static final StatusLineInput NOTHING =
      new StatusLineInput(null, null, null, null, null, null, List.of());

  /** Copies the list. */
  public StatusLineInput {
    limits = List.copyOf(limits);
  }

  /**
   * What the tool says about one quota window. Not both figures are {@code null}.
   *
   * @param window the window's id in the vendor, see {@link dev.cctally.spi.quota.QuotaWindow}
   * @param usedPercent how much of it is used, finite, or {@code null}
   * @param resetsAtMicros when it ends: microseconds since 1970-01-01T00:00:00Z, or {@code null}
   */
  public record Limit(String window, @Nullable Double usedPercent, @Nullable Long resetsAtMicros) {
    /** Rejects a missing window. */
    public Limit {
      Objects.requireNonNull(window, "window");
    }
  }
}

package dev.cctally.spi.vendor;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When two usage events are the same billed response. Plugins create these.
 *
 * <p>Two rules, both across all files and roots of a vendor:
 *
 * <ol>
 *   <li><b>Same key.</b> Events with equal keys count once. The one with the highest {@link
 *       UsageEvent#rank()} supplies time, model and counts; among equals the first does. The file
 *       that comes first owns the entry, so its session and project get it.
 *   <li><b>Shadow.</b> A shadow event is dropped when a non-shadow event with the same group exists
 *       in a session with the same id, whatever the keys.
 * </ol>
 *
 * <p>"First" means: files by modification time, then path; inside a file by position. It does not
 * depend on what was read when.
 *
 * @param group names the response, for example the API's message id; {@code null} if unknown
 * @param key names one delivery of it, for example message id and request id; {@code null} if
 *     events must not be merged by key
 * @param shadow whether this may be a second account of a response, as in a sub-agent's transcript
 * @since 1.0
 */
public record EventIdentity(@Nullable String group, @Nullable String key, boolean shadow) {
  /** For an event that is always its own. */
  public static final EventIdentity UNIQUE = new EventIdentity(null, null, false);

  /**
   * {@return an identity whose group is its key}
   *
   * @param key names the response
   */
  public static EventIdentity of(String key) {
    Objects.requireNonNull(key, "key");
    return new EventIdentity(key, key, false);
  }
}

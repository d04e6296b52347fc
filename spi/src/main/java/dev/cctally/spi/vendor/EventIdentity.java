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
 * <p>A third rule concerns logs that were {@linkplain Lineage forked} from another:
 *
 * <ol start="3">
 *   <li><b>Replay.</b> A forked log may begin with a copy of its parent's events. The longest
 *       prefix of its events whose {@code replay} values equal the parent's, one by one from the
 *       start of both logs, does not count. If the parent is not there, events of the very second
 *       in which the log was forked do not count, as long as a later event exists. Dropped events
 *       are no accounts for the rules above.
 * </ol>
 *
 * <p>"First" means: files by modification time, then path; inside a file by position. It does not
 * depend on what was read when.
 *
 * @param group names the response, for example the API's message id; {@code null} if unknown
 * @param key names one delivery of it, for example message id and request id; {@code null} if
 *     events must not be merged by key
 * @param shadow whether this may be a second account of a response, as in a sub-agent's transcript
 * @param replay what a copy of this event in a forked log has in common with it, for example its
 *     counts; {@code null} if the vendor's logs never repeat another's, or this event cannot be
 *     compared. An event without one ends the prefix
 * @since 1.0
 */
public record EventIdentity(
    @Nullable String group, @Nullable String key, boolean shadow, @Nullable String replay) {
  /** For an event that is always its own. */
  public static final EventIdentity UNIQUE = new EventIdentity(null, null, false, null);

  /**
   * An identity of a vendor whose logs are never forked.
   *
   * @param group names the response, or {@code null}
   * @param key names one delivery of it, or {@code null}
   * @param shadow whether this may be a second account of a response
   */
  public EventIdentity(@Nullable String group, @Nullable String key, boolean shadow) {
    this(group, key, shadow, null);
  }

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

package dev.cctally.cli.render;

import dev.cctally.platform.plugin.PluginRecord;
import dev.cctally.platform.plugin.manage.PluginFailures;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one jar.
 *
 * @param record the jar
 * @param signer fingerprint of the certificate it is signed with, or {@code null}
 * @param failure how it failed the last time, or {@code null}
 * @param problems what is wrong with it
 */
public record PluginDetails(
    PluginRecord record,
    @Nullable String signer,
    PluginFailures.@Nullable Failure failure,
    List<String> problems) {
  /** Rejects {@code null} and copies the list. */
  public PluginDetails {
    Objects.requireNonNull(record, "record");
    problems = List.copyOf(problems);
  }
}

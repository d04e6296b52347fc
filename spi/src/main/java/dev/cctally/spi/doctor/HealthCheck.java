package dev.cctally.spi.doctor;

import dev.cctally.spi.vendor.HostEnvironment;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A check of the health report. <b>Implemented by plugins</b>. Reads only, within a second.
 *
 * @since 1.0
 */
public interface HealthCheck {
  /** {@return the id below the plugin's own name, {@code [a-z0-9_.]+}} */
  String id();

  /**
   * Runs the check.
   *
   * @param host the host
   * @return the finding
   */
  Finding run(HostEnvironment host);

  /** How bad a finding is. */
  enum Severity {
    /** As it should be. */
    OK,
    /** Works, but look at it. */
    WARN,
    /** Does not work. */
    FAIL
  }

  /**
   * What a check found. Plugins create these.
   *
   * @param severity how bad it is
   * @param summary one line for people
   * @param remediation what to do, with the exact command in backticks, or {@code null}
   * @param details further facts, name to value
   */
  record Finding(
      Severity severity,
      String summary,
      @Nullable String remediation,
      Map<String, String> details) {
    /** Rejects {@code null} and copies the details. */
    public Finding {
      Objects.requireNonNull(severity, "severity");
      Objects.requireNonNull(summary, "summary");
      details = Map.copyOf(details);
    }
  }
}

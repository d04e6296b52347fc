package dev.cctally.platform.config;

import java.util.Objects;

/**
 * What is set about one project's budget.
 *
 * @param key the project's folder, as it stands in the configuration
 * @param amount US dollars for each period, finite and positive
 */
public record ProjectBudget(String key, double amount) {
  /** Rejects {@code null}. */
  public ProjectBudget {
    Objects.requireNonNull(key, "key");
  }
}

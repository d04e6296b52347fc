package dev.cctally.testkit.conformance;

import java.util.Objects;

/**
 * An environment variable that tells a vendor's tool where its data is.
 *
 * @param name the variable
 * @param folder the folder whose place its value takes, relative to the user's home, for example
 *     {@code ".acme"}; empty if the value takes the place of the home itself
 */
public record HomeVariable(String name, String folder) {
  /** Rejects {@code null}. */
  public HomeVariable {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(folder, "folder");
  }
}

package dev.cctally.spi.vendor;

import java.util.Locale;
import java.util.Objects;

/**
 * What is particular about a vendor's budgets. A vendor that claims nothing gets the general form:
 * alerts off until the user switches them on, and no budgets for projects. Plugins create these.
 *
 * @param name how budgets and their alerts name the vendor, for example {@code "Codex"}
 * @param chip the short label of the vendor's budget alerts, for example {@code "CODEX"}
 * @param alertsByDefault whether a new budget alerts without the user asking for it
 * @param byProject whether the vendor's usage tells its project, so that a project can have a
 *     budget
 * @since 1.0
 */
public record BudgetTraits(String name, String chip, boolean alertsByDefault, boolean byProject) {
  /**
   * Rejects {@code null} and blank names.
   *
   * @throws IllegalArgumentException if the name or the chip is blank
   */
  public BudgetTraits {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(chip, "chip");
    if (name.isBlank() || chip.isBlank()) {
      throw new IllegalArgumentException("a budget's name and chip must not be blank");
    }
  }

  /**
   * {@return the general form for a vendor}
   *
   * @param displayName the vendor's name for people
   */
  public static BudgetTraits general(String displayName) {
    return new BudgetTraits(displayName, displayName.toUpperCase(Locale.ROOT), false, false);
  }
}

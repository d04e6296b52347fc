package dev.cctally.spi.vendor;

import java.util.Map;
import java.util.Objects;

/**
 * Names that published contracts reserve for one vendor. A vendor that claims none gets the general
 * forms, derived from its id. Plugins create these.
 *
 * <p>Flat command aliases are not here: they must be known before a plugin's classes load, so they
 * stand in the jar's manifest as {@code Cctally-Command-Aliases}.
 *
 * @param budgetKeyPrefix prefix of the vendor's budget keys in the configuration; general form
 *     {@code budget.vendors.<id>}
 * @param jsonMember member under which budget JSON holds the vendor; general form {@code
 *     vendors.<id>}; empty for the top level
 * @param alertAxis the alert axis of the vendor's budget; general form {@code <id>_budget}
 * @param reportTitle how report titles name the vendor's tool, for example {@code "Claude Code"}
 * @param modelPrefixes prefixes that tables drop from model ids to save width, longest first, each
 *     with its replacement
 * @param windowAxes alert axes of the vendor's quota windows by the windows' ids; general form
 *     {@code <id>_<window>}
 * @since 1.0
 */
public record ContractNames(
    String budgetKeyPrefix,
    String jsonMember,
    String alertAxis,
    String reportTitle,
    Map<String, String> modelPrefixes,
    Map<String, String> windowAxes) {
  /** Rejects {@code null} and copies the maps. */
  public ContractNames {
    Objects.requireNonNull(budgetKeyPrefix, "budgetKeyPrefix");
    Objects.requireNonNull(jsonMember, "jsonMember");
    Objects.requireNonNull(alertAxis, "alertAxis");
    Objects.requireNonNull(reportTitle, "reportTitle");
    modelPrefixes = Map.copyOf(modelPrefixes);
    windowAxes = Map.copyOf(windowAxes);
  }

  /**
   * Makes names without axes of their own for quota windows.
   *
   * @param budgetKeyPrefix prefix of the vendor's budget keys in the configuration
   * @param jsonMember member under which budget JSON holds the vendor
   * @param alertAxis the alert axis of the vendor's budget
   * @param reportTitle how report titles name the vendor's tool
   * @param modelPrefixes prefixes that tables drop from model ids, each with its replacement
   */
  public ContractNames(
      String budgetKeyPrefix,
      String jsonMember,
      String alertAxis,
      String reportTitle,
      Map<String, String> modelPrefixes) {
    this(budgetKeyPrefix, jsonMember, alertAxis, reportTitle, modelPrefixes, Map.of());
  }

  /**
   * {@return the general forms for a vendor}
   *
   * @param vendorId the vendor's id
   * @param displayName the vendor's name for people
   */
  public static ContractNames general(String vendorId, String displayName) {
    return new ContractNames(
        "budget.vendors." + vendorId,
        "vendors." + vendorId,
        vendorId + "_budget",
        displayName,
        Map.of());
  }
}

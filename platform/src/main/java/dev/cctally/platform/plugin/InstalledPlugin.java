package dev.cctally.platform.plugin;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plugin jar as its manifest describes it; none of its classes has been loaded.
 *
 * @param id {@code Plugin-Id}
 * @param version {@code Plugin-Version}
 * @param provider {@code Plugin-Provider}
 * @param requires {@code Plugin-Requires}, a range of SPI versions
 * @param kinds {@code Cctally-Plugin-Kind}: {@code ingest} and others
 * @param vendorId {@code Cctally-Vendor}, or {@code null} if it brings no vendor
 * @param commandAliases {@code Cctally-Command-Aliases}: flat command name to report name, in order
 * @param reportShape {@code Cctally-Report-Shape}: the form of its vendor's reports
 * @param jar the jar
 * @param bundled whether it came with the distribution
 * @param notifierId {@code Cctally-Notifier}, or {@code null} if it brings no notifier
 */
public record InstalledPlugin(
    String id,
    String version,
    String provider,
    String requires,
    Set<String> kinds,
    @Nullable String vendorId,
    Map<String, String> commandAliases,
    ReportShape reportShape,
    Path jar,
    boolean bundled,
    @Nullable String notifierId) {
  /** Rejects {@code null}; keeps the order of the aliases. */
  public InstalledPlugin {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(requires, "requires");
    kinds = Set.copyOf(kinds);
    commandAliases = Collections.unmodifiableMap(new LinkedHashMap<>(commandAliases));
    Objects.requireNonNull(reportShape, "reportShape");
    Objects.requireNonNull(jar, "jar");
  }

  /**
   * Describes one without a notifier.
   *
   * @param id {@code Plugin-Id}
   * @param version {@code Plugin-Version}
   * @param provider {@code Plugin-Provider}
   * @param requires {@code Plugin-Requires}
   * @param kinds {@code Cctally-Plugin-Kind}
   * @param vendorId {@code Cctally-Vendor}, or {@code null}
   * @param commandAliases {@code Cctally-Command-Aliases}
   * @param reportShape {@code Cctally-Report-Shape}
   * @param jar the jar
   * @param bundled whether it came with the distribution
   */
  public InstalledPlugin(
      String id,
      String version,
      String provider,
      String requires,
      Set<String> kinds,
      @Nullable String vendorId,
      Map<String, String> commandAliases,
      ReportShape reportShape,
      Path jar,
      boolean bundled) {
    this(
        id,
        version,
        provider,
        requires,
        kinds,
        vendorId,
        commandAliases,
        reportShape,
        jar,
        bundled,
        null);
  }

  /**
   * {@return whether this is an earlier version than another, as SemVer orders them}
   *
   * @param other the other
   */
  public boolean olderThan(InstalledPlugin other) {
    try {
      return SemVer.parse(version).compareTo(SemVer.parse(other.version)) < 0;
    } catch (InvalidDescriptorException e) {
      return false; // what cannot be compared is not called older
    }
  }
}

package dev.cctally.platform.ingest;

import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.spi.vendor.CostBasis;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A vendor of which something is stored. What its plugin said of it is kept beside its usage, so
 * that usage can be read when the plugin is gone.
 *
 * @param id the vendor
 * @param description what its plugin said when it last read logs; {@code null} if none is kept,
 *     because an older version stored the usage
 */
public record StoredVendor(String id, @Nullable Description description) {
  /** Rejects {@code null}. */
  public StoredVendor {
    Objects.requireNonNull(id, "id");
  }

  /**
   * What a plugin says of its vendor.
   *
   * @param pluginId the plugin
   * @param pluginVersion its version
   * @param name the vendor's name for people
   * @param basis what the vendor's dollars mean
   * @param reportTitle how titles name the vendor's tool
   * @param modelPrefixes what tables drop from model ids, with replacements
   * @param shape the form of its reports
   * @param commandAliases flat command name to report name, in order
   */
  public record Description(
      String pluginId,
      String pluginVersion,
      String name,
      CostBasis basis,
      String reportTitle,
      Map<String, String> modelPrefixes,
      ReportShape shape,
      Map<String, String> commandAliases) {
    /** Rejects {@code null}; copies the maps. */
    public Description {
      Objects.requireNonNull(pluginId, "pluginId");
      Objects.requireNonNull(pluginVersion, "pluginVersion");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(basis, "basis");
      Objects.requireNonNull(reportTitle, "reportTitle");
      modelPrefixes = Map.copyOf(modelPrefixes);
      Objects.requireNonNull(shape, "shape");
      commandAliases = Collections.unmodifiableMap(new LinkedHashMap<>(commandAliases));
    }
  }
}

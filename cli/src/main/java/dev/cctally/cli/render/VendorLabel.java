package dev.cctally.cli.render;

import dev.cctally.spi.vendor.CostBasis;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A vendor as documents and tables name it.
 *
 * @param id its id
 * @param brief its id as a name, such as {@code Claude}
 * @param name its name for people
 * @param basis what its dollars mean; {@code null} if its plugin does not work and cannot say
 * @param models how its models are shortened
 */
public record VendorLabel(
    String id, String brief, String name, @Nullable CostBasis basis, ModelNames models) {
  /** Rejects {@code null}, except for the basis. */
  public VendorLabel {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(brief, "brief");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(models, "models");
  }
}

package dev.cctally.platform.share.template;

import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.PriceStatus;
import dev.cctally.platform.share.Measure;
import dev.cctally.spi.vendor.CostBasis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sentences below a document's figures about how sure they are and what they mean. */
final class Notes {
  private final ShareContext context;
  private final Set<String> unpriced = new LinkedHashSet<>();
  private final Set<String> borrowed = new LinkedHashSet<>();
  private final Map<String, Set<String>> bases = new LinkedHashMap<>();
  private final List<String> others = new ArrayList<>();

  Notes(ShareContext context) {
    this.context = context;
  }

  void saw(String vendorId, List<ModelUsage> models) {
    for (ModelUsage model : models) {
      if (model.status() == PriceStatus.UNPRICED) {
        unpriced.add(context.model(vendorId, model.model()));
      } else if (model.status() == PriceStatus.FALLBACK) {
        borrowed.add(context.model(vendorId, model.model()));
      }
    }
  }

  void basis(String vendorId, @Nullable CostBasis basis) {
    bases.computeIfAbsent(meaning(basis), _ -> new LinkedHashSet<>()).add(context.vendor(vendorId));
  }

  void add(String note) {
    others.add(note);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(others);
    if (context.measure() == Measure.COST) {
      bases.forEach((meaning, vendors) -> lines.add(meaning + String.join(", ", vendors) + "."));
      if (!unpriced.isEmpty()) {
        lines.add(
            "No price known for "
                + String.join(", ", unpriced)
                + ": tokens count, cost is taken as $0.");
      }
      if (!borrowed.isEmpty()) {
        lines.add("Priced as another model: " + String.join(", ", borrowed) + ".");
      }
    }
    return lines;
  }

  /** A basis in the name of a figure. */
  static String word(@Nullable CostBasis basis) {
    return switch (basis) {
      case EQUIVALENT -> "equivalent";
      case ACTUAL -> "actual";
      case null -> "unknown";
    };
  }

  private static String meaning(@Nullable CostBasis basis) {
    return switch (basis) {
      case EQUIVALENT -> "Equivalent, what the tokens would cost at list price: ";
      case ACTUAL -> "Actual, what is billed: ";
      case null -> "What the dollars mean is not known, because the plugin does not work: ";
    };
  }
}

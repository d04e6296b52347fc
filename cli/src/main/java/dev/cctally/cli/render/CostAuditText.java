package dev.cctally.cli.render;

import dev.cctally.platform.report.CostAudit;
import java.util.ArrayList;
import java.util.List;

/** How a cost comes about as text, for {@code --debug}. */
public final class CostAuditText {
  private CostAuditText() {}

  /**
   * {@return the lines}
   *
   * @param vendor the vendor's name
   * @param command the command as it is called
   * @param audit the costs
   * @param samples how many entries were asked for
   */
  public static List<String> of(String vendor, String command, CostAudit audit, int samples) {
    if (audit.entries() == 0) {
      return List.of("No " + vendor + " usage data found to analyze.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("=== " + vendor + " Pricing Debug Report ===");
    lines.add("Command: " + command);
    lines.add("Total entries processed: " + audit.entries());
    List<String> models = new ArrayList<>();
    for (CostAudit.ModelCount model : audit.models()) {
      String fallback =
          model.pricedAs() == null ? "" : ", fallback→" + DisplayText.clean(model.pricedAs());
      models.add(DisplayText.clean(model.model()) + " (" + model.entries() + fallback + ")");
    }
    lines.add("Models seen: " + String.join(", ", models));
    lines.add("Total computed cost: " + Dollars.rounded(audit.cost(), 6));
    if (samples > 0) {
      lines.add("");
      lines.add("=== Sample Top Entries (first " + samples + ") ===");
      for (CostAudit.Sample sample : audit.costliest()) {
        EntryText.start(sample.entry(), lines);
        lines.add(
            "Recorded cost: "
                + (sample.entry().recordedCost() == null
                    ? "(none)"
                    : Dollars.rounded(sample.entry().recordedCost(), 6)));
        lines.add("Calculated cost: " + Dollars.rounded(sample.computed(), 6));
        var tokens = sample.entry().tokens();
        lines.add(
            "Tokens: {\"input_tokens\": "
                + tokens.prompt()
                + ", \"cached_input_tokens\": "
                + tokens.cacheRead()
                + ", \"output_tokens\": "
                + tokens.output()
                + ", \"reasoning_output_tokens\": "
                + tokens.reasoning()
                + "}");
        lines.add("---");
      }
    }
    return lines;
  }
}

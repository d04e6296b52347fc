package dev.cctally.cli.render;

import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.report.PriceAudit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Recorded against computed costs as text, for {@code --debug}. */
public final class PriceAuditText {
  private final StringBuilder out = new StringBuilder(1024);

  private PriceAuditText() {}

  /**
   * {@return the text, without a final newline}
   *
   * @param command the command as it is called, such as {@code cctally daily}
   * @param audit the comparison
   * @param samples how many mismatches were asked for
   */
  public static String of(String command, PriceAudit audit, int samples) {
    if (audit.compared() == 0) {
      return "No pricing data found to analyze.";
    }
    PriceAuditText text = new PriceAuditText();
    text.summary(command, audit);
    if (audit.matches() < audit.compared()) {
      text.models(audit.models());
      if (samples > 0) {
        text.samples(audit.samples(), samples);
      }
    }
    return text.out.toString().stripTrailing();
  }

  private void summary(String command, PriceAudit audit) {
    line("");
    line("=== Pricing Mismatch Debug Report ===");
    line("Command: " + command);
    line("Total entries processed: " + audit.entries());
    line("Entries with both costUSD and model: " + audit.compared());
    line("Matches (within 0.1%): " + audit.matches());
    line("Mismatches: " + (audit.compared() - audit.matches()));
    line("Match rate: " + percent(100.0 * audit.matches() / audit.compared(), 2));
    line("");
  }

  private void models(List<PriceAudit.ModelAudit> models) {
    line("=== Model Statistics ===");
    for (PriceAudit.ModelAudit model : models) {
      line(DisplayText.clean(model.model()) + ":");
      line("  Total entries: " + model.compared());
      line(
          "  Matches: "
              + model.matches()
              + " ("
              + percent(100.0 * model.matches() / model.compared(), 1)
              + ")");
      line("  Mismatches: " + (model.compared() - model.matches()));
      line("  Avg % difference: " + percent(model.differenceSum() / model.compared(), 1));
    }
    line("");
  }

  private void samples(List<PriceAudit.Sample> samples, int asked) {
    line("=== Sample Discrepancies (first " + asked + ") ===");
    for (PriceAudit.Sample sample : samples) {
      UsageEntry entry = sample.entry();
      long difference = Math.abs(sample.recorded().pico() - sample.computed().pico());
      double percent =
          sample.recorded().pico() == 0
              ? 0
              : 100.0 * difference / Math.abs((double) sample.recorded().pico());
      List<String> start = new ArrayList<>();
      EntryText.start(entry, start);
      start.forEach(this::line);
      line("Original cost: " + Dollars.rounded(sample.recorded(), 6));
      line("Calculated cost: " + Dollars.rounded(sample.computed(), 6));
      line(
          "Difference: "
              + Dollars.rounded(dev.cctally.spi.model.Money.ofPico(difference), 6)
              + " ("
              + percent(percent, 2)
              + ")");
      line(
          "Tokens: {\"input_tokens\": "
              + entry.tokens().input()
              + ", \"output_tokens\": "
              + entry.tokens().output()
              + ", \"cache_creation_input_tokens\": "
              + entry.tokens().cacheWrite()
              + ", \"cache_read_input_tokens\": "
              + entry.tokens().cacheRead()
              + "}");
      line("---");
    }
  }

  private void line(String line) {
    out.append(line).append('\n');
  }

  private static String percent(double value, int places) {
    return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString() + "%";
  }
}

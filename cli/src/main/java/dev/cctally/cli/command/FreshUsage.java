package dev.cctally.cli.command;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The vendors whose logs had something new when a command read them. Once the command has said what
 * it was asked, budgets of these vendors are looked at: who has no hooks is told of them all the
 * same. Where a program reads what is printed, nothing happens but that.
 */
final class FreshUsage {
  private final Set<String> vendors = new LinkedHashSet<>();

  /** Says that there was something new. */
  void add(String vendorId) {
    vendors.add(vendorId);
  }

  /** Says that the command looks at budgets by rules of its own. */
  void leave() {
    vendors.clear();
  }

  /** Looks at the budgets, if there is a reason to; never fails. */
  void look(Values values, CommandRun run) {
    if (!vendors.isEmpty() && !scripted(values)) {
      new AlertWatch(run, run.console()::note).ingested(vendors);
    }
  }

  private static boolean scripted(Values values) {
    return ReportOutput.json(values)
        || values.given("--format")
        || values.given("--config")
        || values.given("--status-line");
  }
}

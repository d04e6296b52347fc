package dev.cctally.cli.command;

import java.util.List;

/** The option that asks an analysis about another vendor than the one that has its plain name. */
final class OtherVendor {
  private static final String OPTION = "--vendor";

  private OtherVendor() {}

  static void add(Options options) {
    options.value("ID", "Another vendor's usage.", OPTION, "--source");
  }

  /** The vendor that was asked for. */
  static String of(Values values, String otherwise, CommandRun run) {
    String vendor = values.text(OPTION);
    if (vendor == null) {
      return otherwise;
    }
    CommandTree tree = new CommandTree(run.services().plugins());
    if (!tree.nameable().contains(vendor)) {
      List<String> choices = tree.vendors();
      throw new UsageException(
          "argument --vendor/--source: " + Values.invalidChoice(vendor, choices));
    }
    return vendor;
  }
}

package dev.cctally.cli.command;

import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code blocks}: usage by the vendor's short quota window.
 *
 * @param owner whose usage
 */
record BlocksCommand(ReportOwner owner) implements Command {
  @Override
  public CommandSpec model(String program) {
    return BlocksModel.of(owner, program);
  }

  @Override
  public int run(Values values, CommandRun run) {
    String vendor = owner.vendor(values);
    return new BlocksRun(vendor, VendorShape.of(vendor, run.services())).run(values, run);
  }
}

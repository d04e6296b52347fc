package dev.cctally.cli.command;

/** A command that asks about one vendor. */
interface OneVendor extends Command {
  /** {@return the vendor it asks about unless it is told otherwise} */
  String vendorId();
}

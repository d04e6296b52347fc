package dev.cctally.cli.command;

/** A command about one vendor. */
interface VendorCommand extends Command {
  /** The vendor's id. */
  String vendorId();

  /** Its name below the vendor, such as {@code blocks}. */
  String word();

  /** Whether another vendor can be asked for by {@code --vendor}: in the plain command only. */
  boolean choosable();
}

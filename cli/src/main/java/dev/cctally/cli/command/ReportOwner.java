package dev.cctally.cli.command;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose usage a report of one form is about.
 *
 * @param own the vendor it is about if none is named; {@code null} if one must be named
 * @param plain whether its name says no vendor, so that one may be named by an option
 * @param vendors the vendors that may be named
 * @param stored those, and others whose usage is stored; asked if a name is not among the former
 */
record ReportOwner(
    @Nullable String own, boolean plain, List<String> vendors, Supplier<List<String>> stored) {
  private static final String NAMES = "--vendor/--source";

  ReportOwner {
    vendors = List.copyOf(vendors);
  }

  /** One vendor's, and nobody else's. */
  static ReportOwner only(String vendorId) {
    return new ReportOwner(vendorId, false, List.of(), List::of);
  }

  /** How the vendor is called in a summary. */
  String brief() {
    return own == null ? "a vendor's" : VendorNames.brief(own);
  }

  void options(Options options) {
    if (plain) {
      options.value("ID", "Another vendor's report.", "--vendor", "--source");
    }
  }

  /** The vendor that is meant. */
  String vendor(Values values) {
    String named = plain ? values.text("--vendor") : null;
    if (named != null
        && !vendors.contains(named.strip())
        && !stored.get().contains(named.strip())) {
      throw new UsageException("argument " + NAMES + ": " + Values.invalidChoice(named, vendors));
    }
    if (named == null && own == null) {
      throw new UsageException(
          "the following arguments are required: --vendor (choose from "
              + String.join(", ", vendors)
              + ")");
    }
    return named == null ? Objects.requireNonNull(own) : named.strip();
  }
}

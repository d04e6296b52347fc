package dev.cctally.cli.command;

import java.util.List;

/**
 * {@code --quota} of the weekly report of a vendor whose weeks are those of the calendar: it is
 * made by the weeks of the vendor's quota instead, as those of other vendors always are.
 */
final class QuotaWeeksOption {
  private static final String NAME = "--quota";
  private static final String ACCOUNT = "--account";
  private static final List<String> OTHERS =
      List.of("--speed", "--project", "--instances", "--start-of-week");

  private QuotaWeeksOption() {}

  static void add(Options options, ReportKind kind) {
    if (kind == ReportKind.WEEKLY) {
      options.flag(
          "By the weeks of the vendor's quota, with how much of each was used and what a percent"
              + " cost.",
          NAME);
      options.value(
          "ID",
          "With "
              + NAME
              + ": the account, where the vendor's tool tells accounts apart (default:"
              + " the one heard of last).",
          ACCOUNT);
    }
  }

  /** Whether it was asked for. */
  static boolean given(Values values) {
    boolean given = values.flag(NAME);
    if (!given && values.given(ACCOUNT)) {
      throw new UsageException("argument " + ACCOUNT + ": only with argument " + NAME);
    }
    return given;
  }

  static int run(ReportCommand report, Values values, CommandRun run) {
    for (String other : OTHERS) {
      if (values.given(other)) {
        throw new UsageException("argument " + NAME + ": not allowed with argument " + other);
      }
    }
    WeeklyCommand weekly = new WeeklyCommand(report.vendorId(), report.name());
    VendorAccess.check(report.vendorId(), run);
    ReportSync.run(report.vendorId(), run); // the weeks themselves may stand in the logs
    run.services().usage().recordQuota(report.vendorId());
    return weekly.run(values, run);
  }
}

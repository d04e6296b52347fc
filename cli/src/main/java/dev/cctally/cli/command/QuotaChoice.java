package dev.cctally.cli.command;

import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.quota.QuotaStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose quota a report is about.
 *
 * @param vendorId the vendor
 * @param account the account that was asked for; {@code null}: the one that was heard of last
 */
record QuotaChoice(String vendorId, @Nullable String account) {
  private static final String UNNAMED =
      "what is recorded does not tell accounts apart; leave the option away";

  static void option(Options options) {
    options.value(
        "ID",
        "The account, where the vendor's tool tells accounts apart (default: the one heard of"
            + " last).",
        "--account");
  }

  static QuotaChoice of(String vendorId, Values values) {
    return new QuotaChoice(vendorId, values.text("--account"));
  }

  /** The series, or {@code null} if nothing is recorded, or nothing of this account. */
  @Nullable QuotaSeries series(QuotaStore store) {
    for (QuotaSeries series : store.mains(vendorId)) {
      if (account == null || account.equals(series.key().account())) {
        return series;
      }
    }
    return null;
  }

  /**
   * As {@link #series(QuotaStore)}; says so if others might have been meant.
   *
   * @throws UsageException if nothing is recorded of the account that was asked for
   */
  @Nullable QuotaSeries series(CommandRun run) {
    QuotaStore store = run.services().quotaStore();
    QuotaSeries series = series(store);
    List<String> accounts = store.mains(vendorId).stream().map(one -> one.key().account()).toList();
    if (series == null && account != null) {
      List<String> named = accounts.stream().filter(one -> !one.isEmpty()).toList();
      String known = accounts.isEmpty() ? "nothing is recorded of any account" : UNNAMED;
      throw new UsageException(
          "argument --account: "
              + (named.isEmpty() ? known : Values.invalidChoice(account, named)));
    }
    if (account == null && series != null && accounts.size() > 1) {
      run.console()
          .note(
              "cctally: "
                  + accounts.size()
                  + " accounts of "
                  + VendorNames.brief(vendorId)
                  + " are recorded; this is "
                  + quoted(series.key().account())
                  + ", heard of last. Choose with --account: "
                  + String.join(", ", accounts.stream().map(QuotaChoice::quoted).toList()));
    }
    return series;
  }

  private static String quoted(String account) {
    return "'" + account + "'";
  }
}

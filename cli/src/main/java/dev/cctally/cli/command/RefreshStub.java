package dev.cctally.cli.command;

import dev.cctally.platform.host.Host;
import dev.cctally.spi.quota.QuotaAnswer;
import java.util.List;
import java.util.Optional;

/** Answers in place of the vendor, for tests of programs that call us. */
final class RefreshStub {
  static final String VARIABLE = "CCTALLY_TEST_REFRESH_RESULT";
  static final String REASON = "test stub";

  private RefreshStub() {}

  /** What the variable asks for; empty if it is not set. */
  static Optional<QuotaAnswer> answer(Host host) {
    return host.nonBlankVariable(VARIABLE)
        .map(result ->
            switch (result) {
              case "ok", "record_failed" -> new QuotaAnswer.Stated(List.of(), List.of());
              case "rate_limited" -> new QuotaAnswer.RateLimited(null);
              case "fetch_failed" -> new QuotaAnswer.Unreachable("OAuth fetch failed: " + REASON);
              case "parse_failed" -> new QuotaAnswer.Unusable(REASON);
              default -> new QuotaAnswer.Unusable("unexpected status '" + result + "'");
            });
  }

  static boolean recordFails(Host host) {
    return asksFor("record_failed", host);
  }

  static boolean notSignedIn(Host host) {
    return asksFor("no_oauth_token", host);
  }

  private static boolean asksFor(String result, Host host) {
    return host.nonBlankVariable(VARIABLE).filter(result::equals).isPresent();
  }
}

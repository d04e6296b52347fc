package dev.cctally.plugins.codex;

import dev.cctally.spi.vendor.Vendor;
import dev.cctally.testkit.conformance.Amount;
import dev.cctally.testkit.conformance.HomeVariable;
import dev.cctally.testkit.conformance.LogExample;
import dev.cctally.testkit.conformance.VendorConformance;
import java.util.List;

/** What every vendor must hold, tried on this one. */
final class CodexConformanceTest implements VendorConformance {
  private static final String FOLDER = ".codex/sessions/2026/05/10/";
  private static final String PARENT =
      FOLDER + "rollout-2026-05-10T10-00-00-0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b.jsonl";
  private static final String CHILD =
      FOLDER + "rollout-2026-05-10T11-00-00-0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c.jsonl";
  private static final String FIRST =
      Rollout.tokens("10:01:00", Rollout.counts(100, 10), Rollout.counts(100, 10));
  private static final String SECOND =
      Rollout.tokens("10:02:00", Rollout.counts(200, 50, 20, 5), Rollout.counts(300, 50, 30, 5));

  private static String text(String... lines) {
    return Rollout.text(List.of(lines));
  }

  @Override
  public Vendor vendor() {
    return new CodexVendor();
  }

  @Override
  public List<HomeVariable> homeVariables() {
    return List.of(new HomeVariable("CODEX_HOME", ".codex"));
  }

  @Override
  public List<LogExample> examples() {
    return List.of(
        LogExample.named("a session that states its counts again, with a change of speed")
            .file(
                PARENT,
                text(
                    Rollout.META,
                    Rollout.GPT_5,
                    Rollout.item("{\"type\":\"message\",\"role\":\"user\",\"content\":\"hello\"}"),
                    FIRST,
                    FIRST,
                    Rollout.tier("10:01:30", "\"priority\""),
                    Rollout.item(
                        "{\"type\":\"function_call\",\"name\":\"shell\",\"call_id\":\"c1\","
                            + "\"arguments\":\"{\\\"command\\\":\\\"ls\\\"}\"}"),
                    SECOND))
            .amountsTo(Amount.of(2).input(250).cacheRead(50).output(30, 5).dollars("0.0010125")),
        LogExample.named("a session that states totals only, without a head")
            .file(
                PARENT,
                text(
                    Rollout.context("gpt-5.2"),
                    Rollout.info(
                        "10:01:00",
                        "{\"total_token_usage\":" + Rollout.counts(100, 40, 10, 0) + "}"),
                    Rollout.info(
                        "10:02:00",
                        "{\"total_token_usage\":" + Rollout.counts(330, 90, 30, 10) + "}")))
            .amountsTo(Amount.of(2).input(240).cacheRead(90).output(30, 10).dollars("0.00085575")),
        LogExample.named("a fork whose copy has other times")
            .file(PARENT, text(Rollout.META, Rollout.GPT_5, FIRST, SECOND))
            .file(
                CHILD,
                text(
                            Rollout.line(
                                "11:00:00",
                                "session_meta",
                                "{\"id\":\"C\",\"forked_from_id\":\"S\"}"),
                            Rollout.META,
                            Rollout.GPT_5,
                            FIRST,
                            SECOND)
                        .replaceAll("T10:0[0-9]:0[0-9]", "T11:00:00")
                    + Rollout.tokens(
                        "11:02:00", Rollout.counts(400, 40), Rollout.counts(700, 50, 70, 5))
                    + "\n")
            .amountsTo(
                Amount.of(3)
                    .input(650)
                    .cacheRead(50)
                    .output(70, 5)
                    .dollars("0.00151875")
                    .inSessions(2))
            .forked());
  }
}

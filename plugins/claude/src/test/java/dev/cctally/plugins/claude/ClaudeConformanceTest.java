package dev.cctally.plugins.claude;

import dev.cctally.spi.vendor.Vendor;
import dev.cctally.testkit.conformance.Amount;
import dev.cctally.testkit.conformance.HomeVariable;
import dev.cctally.testkit.conformance.LogExample;
import dev.cctally.testkit.conformance.VendorConformance;
import java.util.List;

/** What every vendor must hold, tried on this one. */
final class ClaudeConformanceTest implements VendorConformance {
  private static final String SESSION = ".claude/projects/-w-app/S1.jsonl";

  @Override
  public Vendor vendor() {
    return new ClaudeVendor();
  }

  @Override
  public List<HomeVariable> homeVariables() {
    return List.of(new HomeVariable("CLAUDE_CONFIG_DIR", ".claude"));
  }

  @Override
  public List<LogExample> examples() {
    return List.of(
        LogExample.named("a session with a sub-agent")
            .file(SESSION, text(WorkedExample.MAIN))
            .file(
                ".claude/projects/-w-app/S1/subagents/agent-7.jsonl", text(WorkedExample.SUBAGENT))
            .amountsTo(
                Amount.of(4)
                    .input(8_200)
                    .cacheRead(360_000)
                    .cacheWrite(27_000, 0)
                    .output(3_950)
                    .dollars("0.807")),
        LogExample.named("a resumed session that repeats the one before")
            .file(SESSION, text(WorkedExample.MAIN))
            .file(
                ".claude/projects/-w-app/S2.jsonl",
                text(WorkedExample.MAIN.subList(0, 6)).replace("\"S1\"", "\"S2\"")
                    + Transcript.answer("{\"input_tokens\":10,\"output_tokens\":20}")
                        .replace("\"m1\"", "\"m20\"")
                    + "\n")
            .amountsTo(
                Amount.of(4)
                    .input(7_210)
                    .cacheRead(330_000)
                    .cacheWrite(25_000, 0)
                    .output(3_470)
                    .dollars("0.78055")
                    .inSessions(2)),
        LogExample.named("a side conversation that repeats an answer of its session")
            .file(
                SESSION,
                Transcript.answer("claude-opus-4-7", counts(5), ",\"sessionId\":\"S1\"") + "\n")
            .file(
                ".claude/projects/-w-app/S1/subagents/agent-8.jsonl",
                Transcript.answer(
                            "claude-opus-4-7",
                            counts(7),
                            ",\"sessionId\":\"S1\",\"isSidechain\":true")
                        .replace("\"r1\"", "\"r2\"")
                    + "\n")
            .amountsTo(
                Amount.of(1).input(5).cacheRead(3).cacheWrite(1, 1).output(9).dollars("0.0016065")),
        LogExample.named("an old line without ids, model and usage at its top")
            .file(
                SESSION,
                """
                {"type":"assistant","timestamp":"2025-06-01T10:00:00Z","model":"claude-opus-4-7","usage":{"input_tokens":"24","output_tokens":23.9},"costUSD":"0.75"}
                """)
            .amountsTo(Amount.of(1).input(24).output(23).dollars("0.75"))
            .withoutIds());
  }

  private static String counts(int input) {
    return Transcript.counts(
        input,
        9,
        2,
        3,
        ",\"cache_creation\":{\"ephemeral_5m_input_tokens\":1,\"ephemeral_1h_input_tokens\":1},"
            + "\"speed\":\"fast\",\"service_tier\":\"standard\"");
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}

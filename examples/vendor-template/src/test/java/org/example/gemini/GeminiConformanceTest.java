package org.example.gemini;

import dev.cctally.spi.vendor.Vendor;
import dev.cctally.testkit.conformance.Amount;
import dev.cctally.testkit.conformance.HomeVariable;
import dev.cctally.testkit.conformance.LogExample;
import dev.cctally.testkit.conformance.VendorConformance;
import java.util.List;

/** What cctally relies on in every vendor, tried on this one. */
final class GeminiConformanceTest implements VendorConformance {
  private static final String CHATS = ".gemini/tmp/7f0a/chats/";
  private static final String CHAT =
      """
      {"sessionId":"1a2b3c4d-0000-4000-8000-000000000001","projectHash":"7f0a","startTime":"2026-05-10T10:00:00.000Z","lastUpdated":"2026-05-10T10:00:00.000Z","kind":"main"}
      {"id":"u1","timestamp":"2026-05-10T10:00:01.000Z","type":"user","content":[{"text":"What is in here?"}]}
      {"$set":{"lastUpdated":"2026-05-10T10:00:01.000Z"}}
      {"id":"g1","timestamp":"2026-05-10T10:00:05.000Z","type":"gemini","content":"I will look.","thoughts":[],"tokens":null,"model":"gemini-2.5-pro"}
      {"id":"g1","timestamp":"2026-05-10T10:00:05.000Z","type":"gemini","content":"I will look.","thoughts":[],"tokens":{"input":10000,"output":100,"cached":4000,"thoughts":50,"tool":0,"total":10150},"model":"gemini-2.5-pro"}
      {"id":"g1","timestamp":"2026-05-10T10:00:05.000Z","type":"gemini","content":"I will look.","thoughts":[],"tokens":{"input":10000,"output":100,"cached":4000,"thoughts":50,"tool":0,"total":10150},"model":"gemini-2.5-pro","toolCalls":[{"id":"c1","name":"list_directory","args":{"path":"."},"status":"success","timestamp":"2026-05-10T10:00:06.000Z"}]}
      {"$set":{"directories":["/w/app","/w/lib"]}}
      {"id":"u2","timestamp":"2026-05-10T10:00:06.500Z","type":"user","content":[{"functionResponse":{"id":"c1","name":"list_directory","response":{"output":"pom.xml"}}}]}
      {"id":"g2","timestamp":"2026-05-10T10:00:09.250Z","type":"gemini","content":[{"text":"A Maven project."}],"tokens":{"input":250000,"output":20,"cached":0,"thoughts":0,"tool":30,"total":250050}}
      {"$rewindTo":"g2"}
      """;

  @Override
  public Vendor vendor() {
    return new GeminiVendor();
  }

  @Override
  public List<HomeVariable> homeVariables() {
    return List.of(new HomeVariable("GEMINI_CLI_HOME", ""));
  }

  @Override
  public List<LogExample> examples() {
    return List.of(
        LogExample.named("a chat with a tool, a long prompt and a rewind")
            .file(CHATS + "session-2026-05-10T10-00-1a2b3c4d.jsonl", CHAT)
            // 6,000 × 1.25 + 4,000 × 0.125 + 150 × 10, and 250,030 × 2.5 + 20 × 15 dollars a
            // million
            .amountsTo(
                Amount.of(2).input(256_030).cacheRead(4_000).output(170, 50).dollars("0.634875")),
        LogExample.named("a chat that was copied when it was resumed, and a sub-agent")
            .file(CHATS + "session-2026-05-10T10-00-1a2b3c4d.jsonl", CHAT)
            .file(
                CHATS + "1a2b3c4d-0000-4000-8000-000000000001/agent-1.jsonl",
                """
                {"sessionId":"agent-1","projectHash":"7f0a","startTime":"2026-05-10T10:00:07.000Z","kind":"subagent","directories":["/w/app"]}
                {"id":"s1","timestamp":"2026-05-10T10:00:08.000Z","type":"gemini","content":"","tokens":{"input":1000,"output":10,"cached":0},"model":"gemini-2.5-flash"}
                """)
            .file(
                CHATS + "session-2026-05-11T09-00-1a2b3c4d.jsonl",
                CHAT
                    + """
                    {"id":"g3","timestamp":"2026-05-11T09:00:08.000Z","type":"gemini","content":"Yes.","tokens":{"input":600,"output":10,"cached":400,"thoughts":0,"tool":0,"total":1010},"model":"gemini-9-unheard-of"}
                    """)
            .amountsTo(
                Amount.of(4).input(257_630).cacheRead(4_400).output(190, 50).dollars("0.6352")),
        LogExample.named("files beside the chats")
            .file(".gemini/tmp/7f0a/tool-outputs/c1.jsonl", CHAT)
            .amountsTo(Amount.of(0)));
  }
}

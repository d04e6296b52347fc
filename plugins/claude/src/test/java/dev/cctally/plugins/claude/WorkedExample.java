package dev.cctally.plugins.claude;

import java.util.List;

/** A session with a sub-agent, line by line as the tool writes it. */
final class WorkedExample {
  /** The session's own file. */
  static final List<String> MAIN =
      List.of(
          """
          {"type":"summary","summary":"Demo","leafUuid":"x1"}\
          """,
          """
          {"type":"user","uuid":"u1","parentUuid":null,"sessionId":"S1","timestamp":"2026-05-10T10:00:00.000Z","cwd":"/w/app","gitBranch":"main","message":{"role":"user","content":"list files"}}\
          """,
          """
          {"type":"assistant","uuid":"a1","parentUuid":"u1","sessionId":"S1","timestamp":"2026-05-10T10:00:02.000Z","cwd":"/w/app","requestId":"r1","message":{"id":"m1","role":"assistant","model":"claude-opus-4-7","content":[{"type":"text","text":"Looking."}],"usage":{"input_tokens":1200,"output_tokens":1,"cache_creation_input_tokens":15000,"cache_read_input_tokens":240000}}}\
          """,
          """
          {"type":"assistant","uuid":"a2","parentUuid":"a1","sessionId":"S1","timestamp":"2026-05-10T10:00:05.000Z","cwd":"/w/app","requestId":"r1","message":{"id":"m1","role":"assistant","model":"claude-opus-4-7","content":[{"type":"tool_use","id":"t1","name":"Bash","input":{"command":"ls"}}],"usage":{"input_tokens":1200,"output_tokens":850,"cache_creation_input_tokens":15000,"cache_read_input_tokens":240000,"speed":"standard"}}}\
          """,
          """
          {"type":"user","uuid":"u2","parentUuid":"a2","sessionId":"S1","timestamp":"2026-05-10T10:00:06.000Z","cwd":"/w/app","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"a.txt"}]}}\
          """,
          """
          {"type":"assistant","uuid":"a3","parentUuid":"u2","sessionId":"S1","timestamp":"2026-05-10T10:00:09.000Z","requestId":"r2","costUSD":0.5,"message":{"id":"m2","role":"assistant","model":"claude-opus-4-7","content":[{"type":"text","text":"One file."}],"usage":{"input_tokens":1000,"output_tokens":100}}}\
          """,
          """
          {"type":"assistant","uuid":"a4","sessionId":"S1","timestamp":"2026-05-10T10:00:10.000Z","isApiErrorMessage":true,"message":{"id":"m3","model":"<synthetic>","content":[{"type":"text","text":"API Error"}],"usage":{"input_tokens":0,"output_tokens":0}}}\
          """,
          """
          {"type":"assistant","uuid":"a5","sessionId":"S1","timestamp":"2026-05-10T11:00:00.000Z","requestId":"r4","message":{"id":"m4","model":"claude-haiku-4-5-20251001","content":[],"usage":{"input_tokens":5000,"output_tokens":2500,"cache_creation_input_tokens":10000,"cache_read_input_tokens":90000}}}\
          """);

  /** The sub-agent's file. */
  static final List<String> SUBAGENT =
      List.of(
          """
          {"type":"assistant","uuid":"b1","isSidechain":true,"sessionId":"S1","timestamp":"2026-05-10T10:30:00.000Z","cwd":"/w/app","requestId":"r9","message":{"id":"m9","model":"claude-sonnet-4-6","content":[{"type":"text","text":"sub"}],"usage":{"input_tokens":1000,"output_tokens":500,"cache_creation_input_tokens":2000,"cache_read_input_tokens":30000}}}\
          """);

  private WorkedExample() {}
}

package dev.cctally.plugins.codex;

import static dev.cctally.plugins.codex.Rollout.GPT_5;
import static dev.cctally.plugins.codex.Rollout.META;
import static dev.cctally.plugins.codex.Rollout.item;
import static dev.cctally.plugins.codex.Rollout.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.ConversationTurn.Block;
import dev.cctally.spi.vendor.ConversationTurn.Kind;
import dev.cctally.spi.vendor.EventSink.Interest;
import dev.cctally.testkit.RecordingSink;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What parts of the conversation become. */
final class TurnReaderTest {
  private static final long AT = 1_778_407_202_000_000L; // 10:00:02

  private static List<ConversationTurn> turns(String payload) {
    return Rollout.readFor(Interest.TURNS, META, GPT_5, item(payload)).turns();
  }

  private static ConversationTurn single(String payload) {
    List<ConversationTurn> turns = turns(payload);
    assertThat(turns).hasSize(1);
    return turns.getFirst();
  }

  private static String message(String role, String content) {
    return "{\"type\":\"message\",\"role\":\"" + role + "\",\"content\":" + content + "}";
  }

  private static String text(String type, String text) {
    return "{\"type\":\"" + type + "\",\"text\":\"" + text + "\"}";
  }

  @Test
  void readsWhatAPersonWrote() {
    long offset = META.length() + GPT_5.length() + 2L;

    assertThat(single(message("user", "[" + text("input_text", "Why?\\nTell me.") + "]")))
        .isEqualTo(
            new ConversationTurn(
                offset,
                "",
                "S",
                "@" + offset,
                null,
                AT,
                Kind.HUMAN,
                "Why?\nTell me.",
                List.of(new Block.Text("Why?\nTell me.")),
                null,
                null,
                null,
                "/w/p",
                null,
                false));
  }

  private static String prompt(String text) {
    return line(
        "10:00:02",
        "event_msg",
        "{\"type\":\"user_message\",\"message\":\"" + text + "\",\"images\":[]}");
  }

  private static String user(String text) {
    return item(message("user", "[" + text("input_text", text) + "]"));
  }

  private static final String ANSWER =
      item(message("assistant", "[" + text("output_text", "Because.") + "]"));

  private static List<String> texts(String... lines) {
    return Rollout.readFor(Interest.TURNS, lines).turns().stream()
        .map(ConversationTurn::text)
        .toList();
  }

  @Test
  void readsAPromptThatStandsInAnEventOnly() {
    ConversationTurn turn =
        Rollout.readFor(Interest.TURNS, META, prompt("Why?")).turns().getFirst();
    assertThat(turn.kind()).isEqualTo(Kind.HUMAN);
    assertThat(turn.text()).isEqualTo("Why?");
    assertThat(turn.id()).isEqualTo("@" + (META.length() + 1));
    assertThat(turn.sessionId()).isEqualTo("S");
    assertThat(turn.atMicros()).isEqualTo(AT);
    assertThat(texts(prompt("  "), prompt("<turn_aborted>"), prompt("One"), prompt("One")))
        .containsExactly("One", "One");
  }

  @Test
  void aPromptThatStandsTwiceIsOneTurn() {
    assertThat(texts(user("Why?"), prompt("Why?\\n"), ANSWER)).containsExactly("Why?", "Because.");
    assertThat(texts(prompt("Why?"), user("Why?"), ANSWER)).containsExactly("Why?", "Because.");
    assertThat(texts(user("A"), user("B"), prompt("A"), prompt("B"), ANSWER))
        .containsExactly("A", "B", "Because.");
    assertThat(texts(user("A"), prompt("A"), user("A"), prompt("A")))
        .as("asked twice")
        .containsExactly("A", "A");
    assertThat(texts(prompt("A"), ANSWER, user("A"), ANSWER))
        .as("asked again after an answer")
        .containsExactly("A", "Because.", "A", "Because.");
  }

  @Test
  void aPromptThatStandsTwiceIsOneTurnHoweverTheLogIsCut() {
    List<String> lines = List.of(META, user("Why?"), prompt("Why?"), ANSWER, prompt("How?"));
    String log = Rollout.text(lines);
    for (int cut = 0; cut < log.length(); cut++) {
      RecordingSink sink = RecordingSink.of(Interest.TURNS);
      Rollout.feeder(Rollout.NAME).feed(log, sink, cut);
      assertThat(sink.turns())
          .extracting(ConversationTurn::text)
          .containsExactly("Why?", "Because.", "How?");
    }
  }

  @Test
  void readsWhatTheModelAnswered() {
    ConversationTurn turn =
        single(
            "{\"content\":["
                + text("output_text", "One")
                + ","
                + text("output_text", "")
                + ",{\"type\":\"refusal\",\"refusal\":\"No\"},{\"type\":\"new\"},7],"
                + "\"role\":\"assistant\",\"id\":\"msg_1\",\"type\":\"message\"}");

    assertThat(turn.kind()).isEqualTo(Kind.ASSISTANT);
    assertThat(turn.id()).isEqualTo("msg_1");
    assertThat(turn.model()).isEqualTo("gpt-5");
    assertThat(turn.text()).isEqualTo("One\nNo");
    assertThat(turn.blocks())
        .containsExactly(new Block.Text("One"), new Block.Text(""), new Block.Text("No"));
  }

  @Test
  void knowsFolderAndBranch() {
    List<ConversationTurn> turns =
        Rollout.read(
                line(
                    "10:00:00",
                    "session_meta",
                    "{\"id\":\"S\",\"cwd\":\"/w/p\",\"git\":{\"commit_hash\":\"1\",\"branch\":\"main\"}}"),
                line("10:00:01", "turn_context", "{\"cwd\":\"/w/p/sub\"}"),
                item(message("user", "\"plain\"")))
            .turns();

    assertThat(turns).extracting(ConversationTurn::branch).containsExactly("main");
    assertThat(turns).extracting(ConversationTurn::workingDirectory).containsExactly("/w/p/sub");
    assertThat(turns).extracting(ConversationTurn::text).containsExactly("plain");
  }

  @ParameterizedTest
  @CsvSource({Rollout.NAME + "," + Rollout.UUID, "a/foo.jsonl,foo"})
  void namesTheSessionByTheFileIfNoLineDoes(String name, String id) {
    assertThat(Rollout.readNamed(name, item(message("user", "\"x\""))).turns())
        .extracting(ConversationTurn::sessionId)
        .containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<environment_context>\\n<cwd>/w</cwd></environment_context>",
        "  \\n<user_instructions>Be brief.</user_instructions>",
        "# AGENTS.md instructions for /w/p\\n\\n<INSTRUCTIONS>Be brief.</INSTRUCTIONS>",
        "<turn_aborted>",
        "<skill>x</skill>",
      })
  void leavesOutWhatTheToolWroteInAPersonsName(String injected) {
    String part = text("input_text", injected);

    assertThat(turns(message("user", "[" + part + "]"))).isEmpty();
    assertThat(
            single(message("user", "[" + part + "," + text("input_text", "Mine") + "]")).blocks())
        .containsExactly(new Block.Text("Mine"));
    assertThat(single(message("assistant", "[" + part + "]")).kind()).isEqualTo(Kind.ASSISTANT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<div> is not centred", "What is <environment_context>?", "#AGENTS"})
  void keepsWhatOnlyLooksLikeIt(String text) {
    assertThat(single(message("user", "[" + text("input_text", text) + "]")).text())
        .isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"message\",\"role\":\"developer\",\"content\":\"x\"}",
        "{\"type\":\"message\",\"role\":\"system\",\"content\":\"x\"}",
        "{\"type\":\"message\",\"content\":\"x\"}",
        "{\"type\":\"message\",\"role\":\"user\",\"content\":[]}",
        "{\"type\":\"message\",\"role\":\"user\",\"content\":null}",
        "{\"type\":\"message\",\"role\":\"user\"}",
        "{\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":\"gAAAA\"}",
        "{\"type\":\"ghost_snapshot\",\"ghost_commit\":{}}",
        "{\"type\":null}",
        "{}"
      })
  void makesNoTurnOfTheRest(String payload) {
    assertThat(turns(payload)).isEmpty();
  }

  @Test
  void keepsKindAndSizeOfAnImageOnly() {
    assertThat(
            single(
                    message(
                        "user",
                        "[{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,AAAABBBB\"},"
                            + "{\"type\":\"input_image\",\"image_url\":\"https://a/b.png\"},"
                            + "{\"type\":\"input_image\",\"image_url\":\"data:,xyz\"}]"))
                .blocks())
        .containsExactly(
            new Block.Attachment("image", "image/png", 8),
            new Block.Attachment("image", null, 0),
            new Block.Attachment("image", null, 3));
  }

  @Test
  void readsReasoning() {
    ConversationTurn turn =
        single(
            "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":["
                + text("summary_text", "Short")
                + "],\"content\":["
                + text("reasoning_text", "Long")
                + "],\"encrypted_content\":null}");

    assertThat(turn.kind()).isEqualTo(Kind.ASSISTANT);
    assertThat(turn.text()).isEmpty();
    assertThat(turn.blocks())
        .containsExactly(new Block.Thinking("Short"), new Block.Thinking("Long"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"type\":\"function_call\",\"name\":\"shell\",\"arguments\":\"{\\\"command\\\":"
            + " [\\\"ls\\\"]}\" | shell | {\"command\":[\"ls\"]}",
        "\"type\":\"function_call\",\"name\":\"shell\",\"arguments\":\"{broken\" | shell |"
            + " \"{broken\"",
        "\"type\":\"function_call\",\"name\":\"shell\",\"arguments\":\"plain\" | shell | \"plain\"",
        "\"type\":\"custom_tool_call\",\"name\":\"apply_patch\",\"input\":\"*** Begin\\nx\" |"
            + " apply_patch | \"*** Begin\\nx\"",
        "\"type\":\"local_shell_call\",\"action\":{\"type\":\"exec\", \"command\":[\"ls\"]} |"
            + " local_shell | {\"type\":\"exec\",\"command\":[\"ls\"]}",
        "\"type\":\"web_search_call\",\"action\":{\"query\":\"q\"} | web_search |"
            + " {\"query\":\"q\"}",
      })
  void readsCalls(String members, String tool, String input) {
    ConversationTurn turn = single("{" + members + ",\"call_id\":\"call_1\",\"id\":\"fc_1\"}");

    assertThat(turn.kind()).isEqualTo(Kind.ASSISTANT);
    assertThat(turn.id()).isEqualTo("call_1");
    assertThat(turn.text()).isEmpty();
    assertThat(turn.blocks()).containsExactly(new Block.ToolUse(tool, input));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"web_search_call\",\"action\":null}",
        "{\"type\":\"web_search_call\",\"status\":\"completed\"}"
      })
  void aCallWithoutInputHasNoSummary(String payload) {
    assertThat(single(payload).blocks()).containsExactly(new Block.ToolUse("web_search", ""));
    assertThat(single(payload).id()).startsWith("@");
  }

  @Test
  void cutsALongInput() {
    Block block =
        single(
                "{\"type\":\"function_call\",\"name\":\"f\",\"arguments\":\"[\\\""
                    + "é".repeat(300)
                    + "\\\"]\"}")
            .blocks()
            .getFirst();

    assertThat(block).isEqualTo(new Block.ToolUse("f", "[\"" + "é".repeat(198)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"a.txt\" | a.txt | false",
        "\"Exit code: 0\\nok\" | Exit code: 0\\nok | false",
        "\"Exit code: 2\\nbad\" | Exit code: 2\\nbad | true",
        "\"Chunk\\nProcess exited with code 1\\nbad\" "
            + "| Chunk\\nProcess exited with code 1\\nbad | true",
        "\"{\\\"output\\\":\\\"ok\\\",\\\"metadata\\\":{\\\"exit_code\\\":0,\\\"duration_seconds\\\":0.1}}\""
            + " | ok | false",
        "\"{\\\"output\\\":\\\"bad\\\",\\\"metadata\\\":{\\\"exit_code\\\":1}}\" | bad | true",
        "\"{\\\"output\\\":\\\"x\\\"}\" | {\"output\":\"x\"} | false",
        "\"{\\\"output\\\":\" | {\"output\": | false",
        "{\"content\":\"no\",\"success\":false} | no | true",
        "{\"content\":\"yes\",\"success\":true} | yes | false",
        "{\"content\":[{\"type\":\"input_text\",\"text\":\"a\"},{\"type\":\"input_image\"},\"b\"]}"
            + " | a\\nb | false",
        "[{\"type\":\"input_text\",\"text\":\"a\"},{\"type\":\"output_text\",\"text\":\"b\"}] "
            + "| a\\nb | false",
        "7 | 7 | false",
      })
  void readsWhatToolsGave(String output, String text, boolean error) {
    ConversationTurn turn =
        single(
            "{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":" + output + "}");

    assertThat(turn.kind()).isEqualTo(Kind.TOOL_RESULT);
    assertThat(turn.id()).isEqualTo("call_1/output");
    assertThat(turn.parentId()).isEqualTo("call_1");
    assertThat(turn.model()).isNull();
    assertThat(turn.text()).isEmpty();
    assertThat(turn.blocks())
        .containsExactly(new Block.ToolResult(text.replace("\\n", "\n"), false, error));
  }

  @Test
  void cutsALongOutput() {
    Block block =
        single("{\"type\":\"custom_tool_call_output\",\"output\":\"" + "x".repeat(5000) + "\"}")
            .blocks()
            .getFirst();

    assertThat(block).isEqualTo(new Block.ToolResult("x".repeat(4000), true, false));
    assertThat(single("{\"type\":\"custom_tool_call_output\",\"output\":null}").blocks())
        .containsExactly(new Block.ToolResult("", false, false));
    assertThat(single("{\"type\":\"custom_tool_call_output\"}").blocks())
        .containsExactly(new Block.ToolResult("", false, false));
  }

  @Test
  void aTurnNeedsNoTime() {
    String payload = message("user", "\"x\"");

    assertThat(Rollout.read(Rollout.stamped("?", "response_item", payload)).turns())
        .extracting(ConversationTurn::atMicros)
        .containsOnlyNulls()
        .hasSize(1);
  }

  @Test
  void readsNoneIfNobodyAsks() {
    assertThat(Rollout.readFor(Interest.QUOTA, item(message("user", "\"x\""))).events()).isEmpty();
  }
}

package dev.cctally.plugins.claude;

import static dev.cctally.plugins.claude.Transcript.turns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.ConversationTurn.Block;
import dev.cctally.spi.vendor.ConversationTurn.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TurnReaderTest {
  private static String user(String content) {
    return "{\"type\":\"user\",\"uuid\":\"u\",\"message\":{\"content\":" + content + "}}";
  }

  private static List<Block> blocks(String content) {
    return turns(user(content)).getFirst().blocks();
  }

  @Test
  void readsEveryMember() {
    String line =
        "{\"type\":\"assistant\",\"uuid\":\"u2\",\"parentUuid\":\"u1\",\"sessionId\":\"S\","
            + "\"timestamp\":\"2026-05-10T10:00:00Z\",\"cwd\":\"/w\",\"gitBranch\":\"main\","
            + "\"isSidechain\":true,\"requestId\":\"r\",\"message\":{\"id\":\"m\","
            + "\"model\":\"claude-x\",\"content\":\"hi\",\"usage\":{}}}";

    assertThat(turns("{}", line))
        .containsExactly(
            new ConversationTurn(
                3,
                "",
                "S",
                "u2",
                "u1",
                1_778_407_200_000_000L,
                Kind.ASSISTANT,
                "hi",
                List.of(new Block.Text("hi")),
                "claude-x",
                "m",
                "r",
                "/w",
                "main",
                true));
  }

  @Test
  void leavesTheAnswersMembersOutOfOtherTurns() {
    String line =
        "{\"type\":\"user\",\"uuid\":\"u\",\"requestId\":\"r\",\"timestamp\":\"never\","
            + "\"message\":{\"id\":\"m\",\"model\":\"x\",\"content\":\"\"}}";

    assertThat(turns(line))
        .containsExactly(
            new ConversationTurn(
                0,
                "",
                null,
                "u",
                null,
                null,
                Kind.HUMAN,
                "",
                List.of(),
                null,
                null,
                null,
                null,
                null,
                false));
  }

  @Test
  void forgetsTheLineBefore() {
    String full =
        "{\"type\":\"user\",\"uuid\":\"u\",\"sessionId\":\"S\",\"cwd\":\"/w\",\"isSidechain\":true,"
            + "\"message\":{\"content\":\"x\"}}";
    ConversationTurn bare = turns(full, "{\"uuid\":\"v\",\"type\":\"user\"}").get(1);

    assertThat(bare.sessionId()).isNull();
    assertThat(bare.blocks()).isEmpty();
    assertThat(bare.shadow()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"user\",\"message\":{\"content\":\"x\"}}",
        "{\"type\":\"user\",\"uuid\":\"\",\"message\":{\"content\":\"x\"}}",
        "{\"type\":\"user\",\"uuid\":5,\"message\":{\"content\":\"x\"}}",
        "{\"type\":\"system\",\"uuid\":\"u\",\"message\":{\"content\":\"x\"}}",
        "{\"uuid\":\"u\",\"message\":{\"content\":\"x\"}}"
      })
  void takesOnlyUserAndAssistantLinesWithAnId(String line) {
    assertThat(turns(line)).isEmpty();
  }

  @Test
  void isSilentWhenTurnsAreNotWanted() {
    assertThat(Transcript.events(user("\"x\""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "5", "\"\"", "[]", "{\"type\":\"text\",\"text\":\"x\"}", "[5]"})
  void takesNoBlocksFromOtherContent(String content) {
    assertThat(blocks(content)).isEmpty();
  }

  @Test
  void readsTextAndThinking() {
    List<Block> blocks =
        blocks(
            "[{\"type\":\"text\",\"text\":\"a\\nb\"},{\"text\":\"\",\"type\":\"text\"},"
                + "{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"x\"},"
                + "{\"type\":\"redacted_thinking\",\"data\":\"x\"},"
                + "{\"type\":\"server_tool_use\",\"name\":\"x\"},{}]");

    assertThat(blocks)
        .containsExactly(new Block.Text("a\nb"), new Block.Text(""), new Block.Thinking("hm"));
  }

  @Test
  void joinsTheTextsThatArePeoplesProse() {
    ConversationTurn turn =
        turns(
                user(
                    "[{\"type\":\"text\",\"text\":\"one\"},{\"type\":\"text\",\"text\":\"\"},"
                        + "{\"type\":\"thinking\",\"thinking\":\"no\"},"
                        + "{\"type\":\"text\",\"text\":\"two\"}]"))
            .getFirst();

    assertThat(turn.kind()).isEqualTo(Kind.HUMAN);
    assertThat(turn.text()).isEqualTo("one\ntwo");
  }

  @Test
  void hasNoProseBesideAToolResult() {
    ConversationTurn turn =
        turns(
                user(
                    "[{\"type\":\"text\",\"text\":\"one\"},"
                        + "{\"type\":\"tool_result\",\"content\":\"out\"}]"))
            .getFirst();

    assertThat(turn.kind()).isEqualTo(Kind.TOOL_RESULT);
    assertThat(turn.text()).isEmpty();
    assertThat(turn.blocks()).hasSize(2);
  }

  @Test
  void summarisesToolInputAsCompactJson() {
    String input = "{ \"a b\" : [ 1 , true, null ], \"q\":\"x\\\"\\n\\u00e9\\u0001\" }";

    assertThat(blocks("[{\"type\":\"tool_use\",\"name\":\"Bash\",\"input\":" + input + "}]"))
        .containsExactly(
            new Block.ToolUse("Bash", "{\"a b\":[1,true,null],\"q\":\"x\\\"\\né\\u0001\"}"));
  }

  @Test
  void cutsASummaryAfterTwoHundredCodePoints() {
    String input = "{\"t\":\"" + "🙂".repeat(300) + "\",\"more\":[1,2]}";

    Block.ToolUse use =
        (Block.ToolUse) blocks("[{\"type\":\"tool_use\",\"input\":" + input + "}]").getFirst();

    assertThat(use.inputSummary()).isEqualTo("{\"t\":\"" + "🙂".repeat(194));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "[1]", "null", "7"})
  void hasNoSummaryOfInputThatIsNoObject(String input) {
    assertThat(blocks("[{\"type\":\"tool_use\",\"name\":5,\"input\":" + input + "}]"))
        .containsExactly(new Block.ToolUse("", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"out\"|out",
        "[]|``",
        "[\"a\",{\"type\":\"text\",\"text\":\"b\"},{\"type\":\"image\"},5,\"c\"]|`a\nb\nc`",
        "{\"k\" : 1}|{\"k\":1}",
        "7|7",
        "null|``",
      })
  void readsToolResults(String content, String text) {
    assertThat(blocks("[{\"type\":\"tool_result\",\"content\":" + content + "}]"))
        .containsExactly(new Block.ToolResult(text, false, false));
  }

  @Test
  void readsAToolResultWithoutContent() {
    assertThat(blocks("[{\"type\":\"tool_result\",\"is_error\":true}]"))
        .containsExactly(new Block.ToolResult("", false, true));
  }

  @Test
  void cutsAToolResultAfterFourThousandCodePoints() {
    String exact = "é".repeat(4000);
    assertThat(blocks("[{\"type\":\"tool_result\",\"content\":\"" + exact + "\"}]"))
        .containsExactly(new Block.ToolResult(exact, false, false));
    assertThat(blocks("[{\"type\":\"tool_result\",\"content\":[\"" + exact + "\",\"x\"]}]"))
        .containsExactly(new Block.ToolResult(exact, true, false));
  }

  @Test
  void keepsTheSizeOfAttachmentsButNotTheirData() {
    String source = "{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"QUJD\"}";

    assertThat(
            blocks(
                "[{\"type\":\"image\",\"source\":"
                    + source
                    + "},{\"type\":\"document\",\"source\":{\"data\":\"QU\\u004aD\"}},"
                    + "{\"type\":\"image\",\"source\":\"x\"},"
                    + "{\"type\":\"image\",\"source\":{\"data\":5}}]"))
        .containsExactly(
            new Block.Attachment("image", "image/png", 4),
            new Block.Attachment("document", null, 4),
            new Block.Attachment("image", null, 0),
            new Block.Attachment("image", null, 0));
  }

  @Test
  void readsToolReferences() {
    assertThat(
            blocks(
                "[{\"type\":\"tool_reference\",\"name\":\"Grep\"},"
                    + "{\"type\":\"tool_reference\",\"tool_name\":\"Read\"}]"))
        .containsExactly(new Block.ToolReference("Grep"), new Block.ToolReference("Read"));
  }
}

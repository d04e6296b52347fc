package dev.cctally.plugins.claude.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.setup.PromptGuard.Change;
import dev.cctally.spi.setup.PromptGuard.Prompt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hook in Claude Code's settings. */
final class ClaudePromptGuardTest {
  private static final List<String> COMMAND = List.of("/opt/cctally/bin/cctally", "guard");
  private static final String LINE = "/opt/cctally/bin/cctally guard || exit 1";
  private static final String ENTRY = "{\"type\": \"command\",\"command\": \"" + LINE + "\"}";

  private final ClaudePromptGuard guard = new ClaudePromptGuard(host -> Path.of("/home/.claude"));

  private String installed(String before) {
    return ((Change.To) guard.install(before, COMMAND)).settings();
  }

  private String removed(String before) {
    return ((Change.To) guard.remove(before)).settings();
  }

  @Test
  void beginsTheSettings() {
    assertThat(installed(""))
        .isEqualTo(
            """
            {
              "hooks": {
                "UserPromptSubmit": [
                  {
                    "hooks": [
                      {
                        "type": "command",
                        "command": "/opt/cctally/bin/cctally guard || exit 1"
                      }
                    ]
                  }
                ]
              }
            }
            """);
    assertThat(removed(installed(""))).isEqualTo("{}\n");
  }

  @Test
  void looksLikeWhatStandsBesideIt() {
    String before =
        """
        {
            "model": "opus",
            "number": 1.50e0,
            "hooks": {
                "Stop": [{"matcher": "", "hooks": [{"type": "command", "command": "say done"}]}]
            },
            "permissions": {"allow": ["Bash(ls)"]}
        }
        """;
    String after = installed(before);
    assertThat(after)
        .startsWith(
            before.substring(0, before.indexOf("}]}]") + 4)
                + ",\n        \"UserPromptSubmit\": [\n")
        .endsWith(before.substring(before.indexOf("}]}]") + 4));
    assertThat(removed(after)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}",
        "\uFEFF{\"a\":1}",
        "{\"a\":1,\"hooks\":{\"Stop\":[]}}",
        "{\"hooks\":{\"Stop\":[], \"UserPromptSubmit\":[{\"hooks\":[{\"type\":\"command\","
            + "\"command\":\"other\"}]}]}, \"unicode\": \"héllo — ✓\"}",
        "{\r\n\t\"a\": 1,\r\n\t\"b\": \"\\u00e9\"\r\n}\r\n",
        "{\n  \"hooks\": {\n    \"UserPromptSubmit\": [\n      1,\n      \"x\",\n      {\"hooks\":"
            + " null},\n      {\"hooks\": [7, {\"command\": 3}]}\n    ]\n  }\n}",
        "{\"deep\":[[[{\"x\":[1,2,{}]}]]]}"
      })
  void removingGivesBackEveryByte(String before) {
    String after = installed(before);
    assertThat(guard.installed(after)).contains(LINE);
    assertThat(guard.install(after, COMMAND)).isInstanceOf(Change.Nothing.class);
    assertThat(removed(after)).isEqualTo(before);
  }

  @Test
  void anotherInstallationIsRepointedAndItsOtherMembersStay() {
    String before =
        "{\"hooks\":{\"UserPromptSubmit\":[{\"hooks\":[{\"type\":\"command\",\"command\":"
            + "\"'/old path/cctally' guard\",\"timeout\":7},{\"command\":\"cctally guard\"},"
            + "{\"command\":\"echo guard\"}]}]}}";
    assertThat(installed(before))
        .isEqualTo(
            "{\"hooks\":{\"UserPromptSubmit\":[{\"hooks\":[{\"type\":\"command\",\"command\":\""
                + LINE
                + "\",\"timeout\":7},{\"command\":\"echo guard\"}]}]}}");
  }

  @Test
  void removesOursWhereverItIsAndNothingElse() {
    assertThat(
            removed(
                "{\"hooks\":{\"Stop\":[{\"hooks\":["
                    + ENTRY
                    + "]},{\"hooks\":[{\"command\":\"cctally hook-tick\"}]}],"
                    + "\"UserPromptSubmit\":[{\"hooks\":["
                    + ENTRY
                    + ", {\"command\":\"other\"}]}]}}"))
        .isEqualTo(
            "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"command\":\"cctally hook-tick\"}]}],"
                + "\"UserPromptSubmit\":[{\"hooks\":[{\"command\":\"other\"}]}]}}");
    assertThat(guard.remove("{\"hooks\": {}}")).isInstanceOf(Change.Nothing.class);
    assertThat(guard.remove("")).isInstanceOf(Change.Nothing.class);
    assertThat(guard.remove("{\"hooks\": 5}")).isInstanceOf(Change.Nothing.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1,} | is not valid JSON (line 1 column 9)",
        "// no {} | is not valid JSON (line 1 column 1)",
        "[] | is not a JSON object",
        "{\"hooks\": []} | has something else than an object as \"hooks\"",
        "{\"hooks\": {\"UserPromptSubmit\": {}}} | has something else than a list as"
            + " \"hooks.UserPromptSubmit\"",
        "{\"a\": {\"b\": 1, \"b\": 2}} | has \"b\" twice in one object",
        "{\"a\": 1 | is not valid JSON (line 1 column 8)"
      })
  void refusesWhatItCannotChange(String settings, String reason) {
    assertThat(guard.install(settings, COMMAND)).isEqualTo(new Change.Refused(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cctally guard",
        "'/a b/cctally' guard || exit 1",
        "\"/a b/cctally\" guard",
        "/a\\ b/cctally claude guard",
        "CCTALLY_DATA_DIR=/x /usr/bin/cctally guard||  exit 1",
        "env X=1 cctally guard || exit 1"
      })
  void knowsItsOwn(String command) {
    assertThat(guard.installed(entry(command))).contains(command);
    assertThat(removed(entry(command))).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cctally guard status",
        "cctally hook-tick",
        "cctally-guard",
        "/x/cctally.sh guard",
        "CCTALLY guard",
        "'cctally guard",
        "guard",
        ""
      })
  void leavesOthersAlone(String command) {
    assertThat(guard.installed(entry(command))).as(command).isEmpty();
    assertThat(guard.remove(entry(command))).isInstanceOf(Change.Nothing.class);
  }

  private static String entry(String command) {
    return "{\"hooks\":{\"UserPromptSubmit\":[{\"hooks\":[{\"command\":"
        + JsonString.quoted(command)
        + "}]}]}}";
  }

  @Test
  void quotesAPathForTheShell() {
    Change change = guard.install("", List.of("/my apps/it's/cctally", "guard"));
    String settings = ((Change.To) change).settings();
    assertThat(settings).contains("\"command\": \"'/my apps/it'\\\\''s/cctally' guard || exit 1\"");
    assertThat(guard.remove(settings)).isEqualTo(new Change.To("{}\n"));
  }

  @Test
  void readsAPrompt() {
    assertThat(guard.read(utf8("{\"cwd\": \"/w\", \"hook_event_name\": \"UserPromptSubmit\"}")))
        .contains(new Prompt("/w"));
    assertThat(guard.read(utf8("{\"cwd\": 5, \"prompt\": \"x\"}"))).contains(new Prompt(null));
    assertThat(guard.read(utf8("{\"cwd\": \"/w\"}"))).isEmpty();
    assertThat(guard.read(utf8("{}"))).isEmpty();
    assertThat(guard.read(utf8("{\"prompt\": 5}"))).isEmpty();
    assertThat(guard.read(utf8("{\"hook_event_name\": \"Stop\", \"prompt\": \"x\"}"))).isEmpty();
    assertThat(guard.obstacle("{\"disableAllHooks\": true}"))
        .contains("disableAllHooks is true there");
    for (String other :
        List.of(
            "{\"disableAllHooks\": false}",
            "{\"x\": true}",
            "",
            "{",
            "{\"disableAllHooks\": \"true\"}")) {
      assertThat(guard.obstacle(other)).as(other).isEmpty();
    }
    assertThat(guard.read(utf8("{\"hook_event_name\": \"Stop\"}"))).isEmpty();
    assertThat(guard.read(utf8("{\"cwd\": \"/w\""))).isEmpty();
    assertThat(guard.read(utf8("3"))).isEmpty();
  }

  @Test
  void blocksWithADecision() {
    assertThat(guard.block("a \"b\"\n\u0001 \\ 😀 é").out())
        .isEqualTo(
            "{\"decision\": \"block\", \"reason\": \"a \\\"b\\\"\\n\\u0001 \\\\ \\ud83d\\ude00"
                + " é\"}\n");
    assertThat(guard.block("x").exitCode()).isZero();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

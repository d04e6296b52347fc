package org.example.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.vendor.ConversationTurn.Kind;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.Malformed.Reason;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.testkit.LineFeeder;
import dev.cctally.testkit.RecordingSink;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only this tool's lines mean; what holds for every vendor is in the conformance test. */
final class ChatReaderTest {
  private static final Path HOME = Path.of("/home/sam/.gemini");
  private static final LogRoot ROOT = new LogRoot(HOME.resolve("tmp"), ".jsonl", HOME);

  private static RecordingSink read(String path, String... lines) {
    RecordingSink sink = RecordingSink.ofEverything();
    LogFile file = new LogFile(ROOT.path().resolve(path), ROOT);
    LineFeeder.of(new ChatsLog(), file).feed(String.join("\n", lines) + "\n", sink);
    return sink;
  }

  private static RecordingSink read(String tokens) {
    return read(
        "p/chats/session-1.jsonl",
        "{\"id\":\"g\",\"timestamp\":\"2026-05-10T10:00:00Z\",\"type\":\"gemini\",\"model\":\"m\",\"tokens\":"
            + tokens
            + "}");
  }

  @ParameterizedTest
  @CsvSource({
    // the cache is part of the input, beside it, and neither
    "100, 40, 110, 60, false",
    "100, 40, 150, 100, false",
    "100, 40, 0, 60, false",
    "100, 40, 999, 60, true",
    "30, 40, 80, 30, false",
    "30, 40, 999, 30, true"
  })
  void tellsWhetherInputIncludesTheCache(
      long input, long cached, long total, long billed, boolean odd) {
    RecordingSink sink =
        read(
            "{\"input\":%d,\"cached\":%d,\"output\":10,\"total\":%d}"
                .formatted(input, cached, total));
    assertThat(sink.usage())
        .singleElement()
        .satisfies(event ->
            assertThat(event.tokens()).isEqualTo(new TokenCounts(billed, cached, 0, 0, 10, 0)));
    assertThat(sink.malformed())
        .extracting(malformed -> malformed.reason())
        .isEqualTo(odd ? List.of(Reason.BAD_SPLIT) : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"input\":-1}', BAD_NUMBER",
    "'{\"input\":\"many\"}', BAD_NUMBER",
    "'7', BAD_NUMBER",
  })
  void refusesWhatIsNoCount(String tokens, Reason reason) {
    assertThat(read(tokens).usage()).isEmpty();
    assertThat(read(tokens).malformed())
        .singleElement()
        .satisfies(malformed -> assertThat(malformed.reason()).isEqualTo(reason));
  }

  @Test
  void waitsForTokens() {
    assertThat(read("null").usage()).isEmpty();
    assertThat(read("null").malformed()).isEmpty();
  }

  @Test
  void needsAModelOfThisOrAnEarlierMessage() {
    String line =
        "{\"id\":\"g\",\"timestamp\":\"2026-05-10T10:00:00Z\",\"type\":\"gemini\",\"tokens\":{\"input\":1}}";
    assertThat(read("p/chats/a.jsonl", line).malformed())
        .singleElement()
        .satisfies(malformed -> assertThat(malformed.reason()).isEqualTo(Reason.NO_MODEL));
    assertThat(
            read("p/chats/a.jsonl", "{\"id\":\"f\",\"type\":\"gemini\",\"model\":\"m\"}", line)
                .usage())
        .singleElement()
        .satisfies(event -> assertThat(event.model()).isEqualTo("m"));
  }

  @Test
  void knowsTheSessionAndItsFolder() {
    assertThat(
            read(
                    "p/chats/a.jsonl",
                    "{\"sessionId\":\"s\",\"projectHash\":\"p\"}",
                    "{\"$set\":{\"directories\":[\"/w/app\",\"/w/lib\"]}}")
                .sessions())
        .containsExactly(
            new SessionFacts("", "s", null, null), new SessionFacts("", null, "/w/app", null));
  }

  @Test
  void showsASubAgentUnderItsSession() {
    assertThat(
            read("p/chats/parent/b.jsonl", "{\"sessionId\":\"b\",\"projectHash\":\"p\"}")
                .sessions())
        .containsExactly(new SessionFacts("", "parent", null, null));
  }

  @Test
  void tellsWhoSpeaks() {
    RecordingSink sink =
        read(
            "p/chats/a.jsonl",
            "{\"id\":\"1\",\"type\":\"user\",\"content\":\"Hello\"}",
            "{\"id\":\"2\",\"type\":\"gemini\",\"content\":[{\"text\":\"One\"},{\"text\":\"two\"}]}",
            "{\"id\":\"3\",\"type\":\"user\",\"content\":[{\"functionResponse\":{}},{\"text\":\"out\"}]}",
            "{\"id\":\"4\",\"type\":\"info\",\"content\":\"Update available\"}");
    assertThat(sink.turns())
        .extracting(turn -> turn.kind() + ": " + turn.text())
        .containsExactly(
            Kind.HUMAN + ": Hello", Kind.ASSISTANT + ": One\ntwo", Kind.TOOL_RESULT + ": ");
  }
}

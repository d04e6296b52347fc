package dev.cctally.plugins.claude;

import static dev.cctally.plugins.claude.Transcript.answer;
import static dev.cctally.plugins.claude.Transcript.events;
import static dev.cctally.plugins.claude.Transcript.eventsWithTurns;
import static dev.cctally.plugins.claude.Transcript.facts;
import static dev.cctally.plugins.claude.Transcript.malformed;
import static dev.cctally.plugins.claude.Transcript.only;
import static dev.cctally.plugins.claude.Transcript.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Malformed.Reason;
import dev.cctally.spi.vendor.SessionFacts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read off any line, and what makes a line unusable. */
final class TranscriptReaderTest {
  private static final String KNOWN = "{\"type\":\"x\",\"sessionId\":\"S\",\"cwd\":\"/w\"}";
  private static final String ANSWER = answer("{\"input_tokens\":10}");

  @Test
  void takesTheFirstSessionAndFolderFromAnyLines() {
    assertThat(
            facts(
                "{\"type\":\"summary\"}",
                "{\"sessionId\":\"\",\"cwd\":5}",
                "{\"type\":\"user\",\"sessionId\":\"S1\"}",
                "{\"type\":\"user\",\"sessionId\":\"S2\",\"cwd\":\"/w/a\"}",
                "{\"type\":\"user\",\"sessionId\":\"S3\",\"cwd\":\"/w/b\"}"))
        .containsExactly(
            new SessionFacts("", "S1", null, null), new SessionFacts("", null, "/w/a", null));
  }

  @Test
  void reportsBothFromOneLineWhereverTheyStand() {
    assertThat(facts("{\"type\":\"user\",\"message\":{},\"cwd\":\"/\\u0077\",\"sessionId\":\"S\"}"))
        .containsExactly(new SessionFacts("", "S", "/w", null));
  }

  @Test
  void reportsFactsBeforeTheEventOfTheirLine() {
    List<?> events = events(ANSWER.replace("{\"type\"", "{\"sessionId\":\"S\",\"type\""));

    assertThat(events).hasSize(2);
    assertThat(events.getFirst()).isEqualTo(new SessionFacts("", "S", null, null));
  }

  @Test
  void takesNoFactsFromABrokenLine() {
    assertThat(events("{\"type\":\"user\",\"sessionId\":\"S\",\"cwd\":\"/w\",}"))
        .containsExactly(new Malformed(0, Reason.BAD_SYNTAX, true));
  }

  @Test
  void goesOnLookingInALaterRead() {
    TranscriptReader first = Transcript.reader(null);
    RecordingSink sink = new RecordingSink(false);
    Transcript.feed(first, List.of("{\"sessionId\":\"S1\"}"), 0, sink);
    TranscriptReader second = Transcript.reader(first.state());
    Transcript.feed(second, List.of("{\"sessionId\":\"S2\",\"cwd\":\"/w\"}"), 19, sink);

    assertThat(sink.events)
        .containsExactly(
            new SessionFacts("", "S1", null, null), new SessionFacts("", null, "/w", null));
  }

  @Test
  void startsAfreshWithAStateItDoesNotKnow() {
    for (byte[] state : new byte[][] {{}, {9, 3}, {1}, {1, 3, 3}}) {
      RecordingSink sink = new RecordingSink(false);
      Transcript.feed(Transcript.reader(state), List.of(KNOWN), 0, sink);
      assertThat(sink.events).containsExactly(new SessionFacts("", "S", "/w", null));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "42", "\"x\"", "null", "true", " [] "})
  void countsWhatIsNoObject(String line) {
    assertThat(events(line)).containsExactly(new Malformed(0, Reason.NOT_AN_OBJECT, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "x",
        "{}x",
        "{}{}",
        "[1",
        "nul",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"x}",
        "{\"type\":\"assistant\",\"message\":{\"usage\":{\"input_tok"
      })
  void countsBrokenLines(String line) {
    assertThat(events(line)).containsExactly(new Malformed(0, Reason.BAD_SYNTAX, true));
  }

  @Test
  void countsALineThatIsCutOffEvenWhenItsTypeIsKnown() {
    assertThat(malformed(KNOWN, "{\"type\":\"user\",\"message\":{\"content\":\"abc"))
        .containsExactly(new Malformed(KNOWN.length() + 1, Reason.BAD_SYNTAX, true));
  }

  @Test
  void leavesALineOnceItsTypeRulesOutAnAnswer() {
    // What is not looked at is not judged; with turns wanted it is.
    String line = "{\"type\":\"user\",\"message\":{\"content\":[}";

    assertThat(malformed(KNOWN, line)).isEmpty();
    assertThat(only(Malformed.class, eventsWithTurns(KNOWN, line))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"type\":\"assistant\"",
        "\"type\" : \"assistant\"",
        "\t\"type\"\t:\r\"assistant\"\t",
        "\"\\u0074ype\":\"assistant\"",
        "\"type\":\"assist\\u0061nt\"",
        "\"\\u0074\\u0079\\u0070\\u0065\":\"\\u0061\\u0073\\u0073\\u0069\\u0073tant\""
      })
  void seesEverySpellingOfAnAnswer(String spelling) {
    String line = ANSWER.replace("\"type\":\"assistant\"", spelling);

    assertThat(usage(KNOWN, line)).hasSize(1);
  }

  @Test
  void seesAnAnswerWhoseTypeComesLast() {
    String line =
        ANSWER
            .replace("\"type\":\"assistant\",", "")
            .replaceFirst("}$", ",\"type\":\"assistant\"}");

    assertThat(usage(KNOWN, line)).hasSize(1);
  }

  @Test
  void isNotFooledByNestedMembersOfTheSameNames() {
    String line =
        "{\"toolUseResult\":{\"type\":\"assistant\",\"usage\":{\"input_tokens\":1},\"cwd\":\"/x\"},"
            + "\"data\":{\"message\":{\"id\":\"no\"}},"
            + ANSWER
                .substring(1)
                .replace("\"content\":[]", "\"content\":[{\"usage\":{},\"id\":0}]");

    assertThat(usage(line)).hasSize(1);
    assertThat(usage(line).getFirst().tokens().input()).isEqualTo(10);
    assertThat(usage(line).getFirst().identity().group()).isEqualTo("m1");
    assertThat(facts(line)).isEmpty();
  }

  @Test
  void takesTheLastOfARepeatedMember() {
    String line = ANSWER.replaceFirst("}$", ",\"requestId\":\"r2\",\"requestId\":\"r3\"}");

    assertThat(usage(line).getFirst().identity().key()).isEqualTo("m1\nr3");
    String twoMessages = ANSWER.replace("\"message\":", "\"message\":{\"id\":\"m0\"},\"message\":");
    assertThat(usage(twoMessages).getFirst().identity().group()).isEqualTo("m1");
  }

  @Test
  void readsWhatLinesHaveInCommonLikeAnythingElse() {
    String answer = ANSWER.substring(1);
    List<String> heads =
        List.of(
            "{\"p\":1,\"isSidechain\":true,\"v\":\"1\",",
            "{\"p\":12,\"isSidechain\":true,\"v\":\"1\",",
            "{\"p\":2,\"isSidechain\":false,\"v\":\"1\",",
            "{\"isSidechain\":true,\"isSidechain\":false,\"v\":\"1\",",
            "{\"p\":2,\"v\":\"1\",",
            "{\"p\":2,\"v\":\"1\",\"isSidechain\":true,",
            "{\"p\":2,\"timestamp\":\"never\",\"v\":\"1\",",
            "{\"p\":2,\"v\":\"1\",\"n\":1,",
            "{\"p\":2,\"v\":\"1\",\"n\":12,",
            "{");
    for (String head : heads) {
      String first = head + answer;
      for (String other : heads) {
        String second = other + answer;
        String expected = usage(second).getFirst().identity().toString();
        assertThat(usage(first, first, second, second))
            .extracting(event -> event.identity().toString())
            .endsWith(expected, expected);
      }
    }
  }

  @Test
  void findsSessionAndFolderInWhatLinesHaveInCommon() {
    // The lines before name them too, but are broken or name them in an unusable way.
    String head = "{\"p\":null,\"cwd\":\"/w\",\"sessionId\":\"S\",\"type\":\"user\",\"x\":";

    assertThat(facts(head + "}", head.replace("null", "\"longer\"") + "1}"))
        .containsExactly(new SessionFacts("", "S", "/w", null));
  }

  @Test
  void letsInvalidUtf8Through() {
    byte[] line = ANSWER.replace("[]", "[\"?\"]").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < line.length; i++) {
      if (line[i] == '?') {
        line[i] = (byte) 0xC3;
      }
    }
    RecordingSink sink = new RecordingSink(true);
    Transcript.reader(null).line(line, 0, line.length, 0, sink);

    assertThat(sink.events).hasSize(1);
  }

  @Test
  void saysOnceThatNoLineNamesTheSession() {
    String answer = Transcript.answer(Transcript.counts(1, 2, 3, 4, ""));
    assertThat(Transcript.read(false, List.of("{\"type\":\"user\"}")).notices).isEmpty();
    RecordingSink sink = new RecordingSink(false);
    TranscriptReader first = Transcript.reader(null);
    Transcript.feed(first, List.of(answer, answer), 0, sink);
    Transcript.feed(Transcript.reader(first.state()), List.of(answer), 500, sink);
    assertThat(sink.notices)
        .containsExactly(
            "no sessionId in /logs/-w-app/0c2d.jsonl; falling back to filename UUID 0c2d");
    assertThat(
            Transcript.read(false, List.of("{\"sessionId\":\"s\",\"cwd\":\"/w\"}", answer)).notices)
        .isEmpty();
  }

  @Test
  void skipsEndlessNestingWithoutOverflow() {
    String closed = "{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";
    assertThat(events(closed)).isEmpty();
    assertThat(eventsWithTurns(closed)).isEmpty();

    String open = "{\"a\":" + "[".repeat(200_000) + "]".repeat(199_999) + "}";
    assertThat(events(open)).containsExactly(new Malformed(0, Reason.BAD_SYNTAX, true));
    assertThat(eventsWithTurns(open)).containsExactly(new Malformed(0, Reason.BAD_SYNTAX, true));
  }
}

package dev.cctally.plugins.codex;

import static dev.cctally.plugins.codex.Rollout.GPT_5;
import static dev.cctally.plugins.codex.Rollout.META;
import static dev.cctally.plugins.codex.Rollout.counts;
import static dev.cctally.plugins.codex.Rollout.line;
import static dev.cctally.plugins.codex.Rollout.read;
import static dev.cctally.plugins.codex.Rollout.stamped;
import static dev.cctally.plugins.codex.Rollout.tier;
import static dev.cctally.plugins.codex.Rollout.tokens;
import static dev.cctally.plugins.codex.Rollout.usage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.Lineage;
import dev.cctally.spi.vendor.Notice;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.UsageEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lines about a session mean: where it comes from, where it worked, how fast it ran. */
final class SessionLinesTest {
  private static final long TEN_O_CLOCK = 1_778_407_200_000_000L;
  private static final String FIRST = tokens("10:01:00", counts(100, 10), counts(100, 10));
  private static final String SECOND = tokens("10:02:00", counts(200, 20), counts(300, 30));
  private static final String OWN = tokens("11:02:00", counts(400, 40), counts(700, 70));
  private static final String PARENT_META = line("10:00:00", "session_meta", "{\"id\":\"P\"}");
  private static final String CHILD_META =
      line("11:00:00", "session_meta", "{\"id\":\"C\",\"forked_from_id\":\"P\",\"cwd\":\"/w/c\"}");

  private static SessionFacts facts(@Nullable String project, @Nullable Lineage lineage) {
    return new SessionFacts("", null, project, lineage);
  }

  @Test
  void reportsFolderAndOriginButNoId() {
    assertThat(read(META, GPT_5).sessions())
        .containsExactly(facts("/w/p", new Lineage("S", null, TEN_O_CLOCK)));
    assertThat(read(CHILD_META).sessions())
        .containsExactly(facts("/w/c", new Lineage("C", "P", TEN_O_CLOCK + 3_600_000_000L)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "null", "7", "{}"})
  void aParentWithoutNameIsNone(String parent) {
    assertThat(
            read(line(
                    "10:00:00", "session_meta", "{\"id\":\"S\",\"forked_from_id\":" + parent + "}"))
                .sessions())
        .containsExactly(facts(null, new Lineage("S", null, TEN_O_CLOCK)));
  }

  @Test
  void takesTheStartFromThePayloadIfTheLineHasNone() {
    assertThat(
            read(stamped(
                    "x", "session_meta", "{\"id\":\"S\",\"timestamp\":\"2026-05-10T10:00:00Z\"}"))
                .sessions())
        .containsExactly(facts(null, new Lineage("S", null, TEN_O_CLOCK)));
    assertThat(read(stamped("x", "session_meta", "{\"id\":\"S\"}")).sessions())
        .containsExactly(facts(null, new Lineage("S", null, null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "7", "{\"id\":\"\"}", "{\"id\":null}"})
  void takesAnIdThatIsMissingFromTheFilesName(String payload) {
    String head = line("10:00:00", "session_meta", payload);

    assertThat(read(head).sessions())
        .containsExactly(facts(null, new Lineage(Rollout.UUID, null, TEN_O_CLOCK)));
    assertThat(Rollout.readNamed("a/foo.jsonl", head).sessions())
        .containsExactly(facts(null, new Lineage("foo", null, TEN_O_CLOCK)));
  }

  @Test
  void aLogWithoutHeadIsKnownByTheIdInItsName() {
    assertThat(read(GPT_5, FIRST, SECOND).sessions())
        .containsExactly(facts(null, new Lineage(Rollout.UUID, null, null)));
    assertThat(Rollout.readNamed("foo.jsonl", GPT_5, FIRST).sessions()).isEmpty();
  }

  @Test
  void aLogWithoutHeadIsNamedToTheUserOnce() {
    assertThat(read(GPT_5, FIRST, SECOND).events(Notice.class))
        .containsExactly(
            new Notice(
                "session_meta not seen in /home/sam/.codex/sessions/"
                    + Rollout.NAME
                    + "; falling back to filename UUID "
                    + Rollout.UUID));
    assertThat(read(Rollout.META, GPT_5, FIRST).events(Notice.class)).isEmpty();
    assertThat(read(GPT_5).events(Notice.class)).as("no event, no session").isEmpty();
    assertThat(Rollout.readNamed("foo.jsonl", GPT_5, FIRST).events(Notice.class)).isEmpty();
  }

  @Test
  void aLaterHeadChangesTheIdButNotTheOrigin() {
    String later =
        line(
            "10:03:00", "session_meta", "{\"id\":\"T\",\"cwd\":\"/w/q\",\"forked_from_id\":\"P\"}");
    String message =
        "{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"x\"}]}";
    var sink = read(META, Rollout.item(message), later, Rollout.item(message));

    assertThat(sink.sessions()).containsExactly(facts("/w/p", new Lineage("S", null, TEN_O_CLOCK)));
    assertThat(sink.turns()).extracting(ConversationTurn::sessionId).containsExactly("S", "T");
  }

  @Test
  void aLaterHeadOfAForkedLogChangesNothing() {
    String copied =
        line("10:00:00", "session_meta", "{\"id\":\"P\",\"cwd\":\"/w/p\",\"model\":\"gpt-5.2\"}");
    String message =
        "{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"x\"}]}";
    var sink = read(CHILD_META, copied, FIRST, Rollout.item(message));

    assertThat(sink.sessions()).hasSize(1);
    assertThat(sink.usage()).extracting(UsageEvent::model).containsExactly("unknown");
    assertThat(sink.turns())
        .singleElement()
        .satisfies(turn -> {
          assertThat(turn.sessionId()).isEqualTo("C");
          assertThat(turn.workingDirectory()).isEqualTo("/w/c");
        });
  }

  @Test
  void takesTheFolderOfATurnUntilAHeadNamesOne() {
    String turn = line("10:00:00", "turn_context", "{\"cwd\":\"/w/turn\"}");
    String other = line("10:00:00", "turn_context", "{\"cwd\":\"/w/other\"}");
    String without = line("10:00:00", "session_meta", "{\"id\":\"S\"}");

    assertThat(read(without, turn, other).sessions())
        .extracting(SessionFacts::projectPath)
        .containsExactly(null, "/w/turn");
    assertThat(read(turn, META, other).sessions())
        .extracting(SessionFacts::projectPath)
        .containsExactly("/w/turn", "/w/p");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"fast\"',     FAST",
    "'\"priority\"', FAST",
    "'\"flex\"',     STANDARD",
    "'\"default\"',  STANDARD",
    "'\"FAST\"',     STANDARD",
    "null,           UNSPECIFIED",
  })
  void aRecordedTierAppliesFromItsLineOn(String stated, SpeedTier tier) {
    assertThat(usage(META, GPT_5, FIRST, tier("10:01:30", stated), SECOND, OWN))
        .extracting(UsageEvent::speed)
        .containsExactly(SpeedTier.UNSPECIFIED, tier, tier);
  }

  @Test
  void whatNamesNoTierChangesNone() {
    List<String> lines = new ArrayList<>(List.of(META, GPT_5, tier("10:00:10", "\"fast\"")));
    for (String nothing : List.of("{}", "null", "7", "{\"service_tier\":7}", "{\"model\":\"x\"}")) {
      lines.add(
          line(
              "10:00:20",
              "event_msg",
              "{\"type\":\"thread_settings_applied\",\"thread_settings\":" + nothing + "}"));
    }
    lines.add(FIRST);

    assertThat(usage(lines.toArray(new String[0])))
        .extracting(UsageEvent::speed)
        .containsExactly(SpeedTier.FAST);
  }

  @Test
  void noTierAfterOneIsUndecidedAgain() {
    assertThat(
            usage(
                META, GPT_5, tier("10:00:10", "\"fast\""), FIRST, tier("10:01:30", "null"), SECOND))
        .extracting(UsageEvent::speed)
        .containsExactly(SpeedTier.FAST, SpeedTier.UNSPECIFIED);
  }

  @Test
  void theSwitchBetweenTwoEqualCallsChangesTheBill() {
    // Each 10000·1.25 + 750·10 = 20000, that is $0.02; gpt-5.5 would be 2.5 times for the second.
    String first = tokens("10:01:00", counts(2500, 250), counts(2500, 250));
    String second = tokens("10:02:00", counts(2500, 250), counts(5000, 500));

    // 2500·5 + 250·30 = 20000; 20000 + 20000·2.5 = 70000
    assertThat(
            Rollout.dollars(
                usage(
                    META, Rollout.context("gpt-5.5"), first, tier("10:01:30", "\"fast\""), second)))
        .isEqualByComparingTo("0.07");
  }

  /** The prefix of a child's events that a platform would drop, seen from the reader. */
  private static List<String> replays(String... lines) {
    return usage(lines).stream()
        .map(event -> Objects.requireNonNull(event.identity().replay()))
        .toList();
  }

  private static List<String> keys(String... lines) {
    return usage(lines).stream()
        .map(event -> Objects.requireNonNull(event.identity().key()))
        .toList();
  }

  private static String rewritten(String line) {
    return line.replaceFirst("10:0\\d:00", "11:00:00");
  }

  @Test
  void aCopyInAForkedLogComparesEqualHoweverItWasWritten() {
    List<String> parent = replays(PARENT_META, GPT_5, FIRST, SECOND);
    List<String[]> children =
        List.of(
            new String[] {CHILD_META, PARENT_META, GPT_5, FIRST, SECOND, GPT_5, OWN},
            new String[] {CHILD_META, GPT_5, rewritten(FIRST), rewritten(SECOND), GPT_5, OWN},
            new String[] {
              CHILD_META, rewritten(FIRST), rewritten(SECOND), Rollout.context("gpt-5.2"), OWN
            });

    for (String[] child : children) {
      assertThat(replays(child)).hasSize(3).startsWith(parent.toArray(new String[0]));
      assertThat(replays(child).getLast()).isNotIn(parent);
    }
    assertThat(replays(CHILD_META, GPT_5, OWN)).doesNotContainAnyElementsOf(parent);
  }

  @Test
  void onlyAVerbatimCopyHasTheSameKey() {
    List<String> parent = keys(PARENT_META, GPT_5, FIRST, SECOND);
    String other = line("11:00:00", "session_meta", "{\"id\":\"C\"}");

    assertThat(keys(other, GPT_5, FIRST, SECOND, OWN)).startsWith(parent.toArray(new String[0]));
    assertThat(keys(other, GPT_5, rewritten(FIRST), rewritten(SECOND)))
        .doesNotContainAnyElementsOf(parent);
    assertThat(keys(other, Rollout.context("gpt-5.2"), FIRST, SECOND))
        .doesNotContainAnyElementsOf(parent);
  }

  @Test
  void theCopyAdvancesTheWatermarkOfTheForkedLog() {
    assertThat(replays(CHILD_META, GPT_5, FIRST, SECOND, SECOND, FIRST, OWN)).hasSize(3);
  }
}

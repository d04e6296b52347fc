package dev.cctally.plugins.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.ConversationTurn.Block;
import dev.cctally.spi.vendor.ConversationTurn.Kind;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.UsageEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WorkedExampleTest {
  private static final List<UsageEvent> MAIN =
      Transcript.only(UsageEvent.class, Transcript.read(false, WorkedExample.MAIN).events);
  private static final List<UsageEvent> SUBAGENT =
      Transcript.only(UsageEvent.class, Transcript.read(false, WorkedExample.SUBAGENT).events);

  @Test
  void givesTheEntriesWithTheirOffsets() {
    assertThat(MAIN)
        .extracting(
            UsageEvent::position,
            event -> event.identity().key(),
            event -> event.tokens().input(),
            event -> event.tokens().output(),
            event -> event.tokens().cacheWrite(),
            event -> event.tokens().cacheRead())
        .containsExactly(
            tuple(237L, "m1\nr1", 1200L, 1L, 15000L, 240000L),
            tuple(606L, "m1\nr1", 1200L, 850L, 15000L, 240000L),
            tuple(1246L, "m2\nr2", 1000L, 100L, 0L, 0L),
            tuple(1798L, "m4\nr4", 5000L, 2500L, 10000L, 90000L));
    assertThat(MAIN.get(1).rank()).isGreaterThan(MAIN.get(0).rank());
    assertThat(MAIN.get(2).recordedCost()).isEqualTo(Money.ofPico(500_000_000_000L));
    assertThat(SUBAGENT).singleElement().matches(event -> event.identity().shadow());
  }

  @Test
  void costsWhatThePriceListSays() {
    // opus m1: 1200·5 + 850·25 + 15000·6.25 + 240000·0.5 = 241000 → 0.241
    // opus m2: 1000·5 + 100·25 = 7500 → 0.0075 (0.5 recorded)
    // haiku m4: 5000·1 + 2500·5 + 10000·1.25 + 90000·0.1 = 39000 → 0.039
    // sonnet m9: 1000·3 + 500·15 + 2000·3.75 + 30000·0.3 = 27000 → 0.027
    assertThat(List.of(MAIN.get(1), MAIN.get(2), MAIN.get(3), SUBAGENT.getFirst()))
        .extracting(WorkedExampleTest::dollars)
        .containsExactly("0.241", "0.0075", "0.039", "0.027");
  }

  private static String dollars(UsageEvent event) {
    return switch (ClaudePrices.load().quote(event.model(), event.atMicros())) {
      case Quote.Priced priced ->
          priced.rates().cost(event.tokens(), event.speed()).toDollars().toPlainString();
      case Quote.Fallback _, Quote.Unpriced _ -> "none";
    };
  }

  @Test
  void namesSessionAndProject() {
    assertThat(
            Transcript.only(SessionFacts.class, Transcript.read(false, WorkedExample.MAIN).events))
        .containsExactly(new SessionFacts("", "S1", "/w/app", null));
  }

  @Test
  void givesTheTurnsWithTheirOffsets() {
    List<ConversationTurn> turns =
        Transcript.only(ConversationTurn.class, Transcript.read(true, WorkedExample.MAIN).events);

    assertThat(turns)
        .extracting(ConversationTurn::position, ConversationTurn::kind, ConversationTurn::text)
        .containsExactly(
            tuple(52L, Kind.HUMAN, "list files"),
            tuple(237L, Kind.ASSISTANT, "Looking."),
            tuple(606L, Kind.ASSISTANT, ""),
            tuple(1031L, Kind.TOOL_RESULT, ""),
            tuple(1246L, Kind.ASSISTANT, "One file."),
            tuple(1548L, Kind.ASSISTANT, "API Error"),
            tuple(1798L, Kind.ASSISTANT, ""));
    assertThat(turns.get(2).blocks())
        .containsExactly(new Block.ToolUse("Bash", "{\"command\":\"ls\"}"));
    assertThat(turns.get(5).model()).isEqualTo("<synthetic>");
  }
}

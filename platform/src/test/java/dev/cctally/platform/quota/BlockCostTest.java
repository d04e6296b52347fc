package dev.cctally.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What blocks cost whose readings come when they are over: usage counts for one block only. */
class BlockCostTest {
  private static final String WEEK = "2026-05-16T09:00Z";
  private static final String FIRST = "2026-05-12T14:00Z";
  private static final String NEXT = "2026-05-12T19:00Z";

  @Test
  void whatCameAfterTheResetIsTheNextBlocks() {
    try (Ledger ledger = used()) {
      ledger.tick("2026-05-12T13:50Z", 10, WEEK, 26.0, FIRST);
      ledger.tick("2026-05-12T14:05Z", 10.5, WEEK, 1.0, NEXT);
      ledger.tick("2026-05-12T14:06Z", 10.6, WEEK, 27.0, FIRST);

      assertThat(costs(ledger)).containsExactly(dollars(12), dollars(1));
      assertThat(milestones(ledger, 0)).containsExactly("1 12 -");
      assertThat(milestones(ledger, 1)).containsExactly("26 1 -", "27 1 0");
    }
  }

  @Test
  void aReadingAfterTheResetIsTheOnlyOne() {
    try (Ledger ledger = used()) {
      ledger.tick("2026-05-12T14:06Z", 10.6, WEEK, 27.0, FIRST);

      assertThat(costs(ledger)).containsExactly(dollars(1));
    }
  }

  @Test
  void readingsThatStandInLogsAreNoDifferent() {
    try (Ledger ledger = used()) {
      logged(ledger, "2026-05-12T13:50Z", 10, 26, FIRST);
      logged(ledger, "2026-05-12T14:05Z", 10.5, 1, NEXT);
      logged(ledger, "2026-05-12T14:06Z", 10.6, 27, FIRST);
      QuotaSettlement settlement = new QuotaSettlement(ledger.database, ledger);

      ledger
          .tables
          .blocks()
          .all(ledger.series())
          .forEach(block -> {
            settlement.block(Ledger.SERIES, block);
          });

      assertThat(costs(ledger)).containsExactly(dollars(12), dollars(1));
      assertThat(milestones(ledger, 1)).containsExactly("26 1 -", "27 1 0");
    }
  }

  /** One dollar in the first block, two on the stroke of its end, ten after it. */
  private static Ledger used() {
    return new Ledger().used("2026-05-12T13:30Z", 1).used(FIRST, 2).used("2026-05-12T14:02Z", 10);
  }

  private static void logged(
      Ledger ledger, String at, double percent, double block, String blockEnd) {
    ledger.database.begin();
    new TickBook(ledger.tables)
        .enter(
            new QuotaTick(
                Ledger.SERIES,
                Ledger.micros(at),
                percent,
                Ledger.micros(WEEK),
                block,
                Ledger.micros(blockEnd),
                LoggedStatements.SOURCE,
                null));
    ledger.database.commit();
  }

  private static Money dollars(int amount) {
    return Money.ofDollars(BigDecimal.valueOf(amount));
  }

  /** The costs of blocks, newest first. */
  private static List<Money> costs(Ledger ledger) {
    List<Money> costs = new ArrayList<>();
    ledger.tables.blocks().all(ledger.series()).forEach(block -> costs.add(block.usage().cost()));
    return costs;
  }

  private static List<String> milestones(Ledger ledger, int block) {
    long key = ledger.tables.blocks().all(ledger.series()).get(block).key();
    return ledger.tables.milestones().ofWindow(ledger.series(), Axis.BLOCK, key).stream()
        .map(Ledger::text)
        .toList();
  }
}

package dev.cctally.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the check of the history notices. */
class RederivationTest {
  private static final String END = "2026-05-16T09:00Z";
  private static final String BLOCK_END = "2026-05-12T14:00Z";

  @Test
  void aHistoryAsItWasWrittenFollowsFromItsReadings() {
    try (Ledger ledger = credited()) {
      assertThat(Rederivation.differences(ledger.database)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE quota_event SET prior = 66 WHERE axis = 0 | from 66.0 to 2.0
          UPDATE quota_event SET period = 77 WHERE axis = 0 | of the period to -
          UPDATE quota_event SET block_key = 77 WHERE axis = 1 | of block 77
          UPDATE quota_block SET percent = 99 | at 99.0
          UPDATE quota_reading SET segment = 0 | since -
          UPDATE quota_reading SET standing = 0 WHERE id = 2 | is noted
          DELETE FROM quota_block | stored: nothing
          DELETE FROM quota_event | stored: nothing
          UPDATE quota_period SET start_us = start_us + 3600000000 | from 2026-05-09T10:00:00Z
          UPDATE quota_period SET key = '2026-05-08' | named 2026-05-08
          UPDATE quota_period SET zero_at_us = 0, zero_baseline = 5 | after 5.0 waits
          UPDATE quota_milestone SET segment = 77 WHERE axis = 0 | since reset or credit 77 of the period to 2026-05-16T09:00:00Z
          UPDATE quota_milestone SET segment = 77 WHERE axis = 1 | since reset or credit 77 of block
          UPDATE quota_milestone SET window_id = 77 WHERE axis = 0 | of the period to -; there is no
          """)
  void whatWasChangedIsNoticed(String change, String said) {
    try (Ledger ledger = credited()) {
      assertThat(ledger.database.update(change)).isPositive();

      assertThat(Rederivation.differences(ledger.database))
          .anySatisfy(difference -> assertThat(difference).contains(said));
    }
  }

  private static Ledger credited() {
    Ledger ledger = new Ledger();
    ledger.tick("2026-05-12T10:00Z", 67, END, 26.0, BLOCK_END);
    ledger.tick("2026-05-12T10:40Z", 2, END, 8.0, BLOCK_END);
    return ledger;
  }
}

package dev.cctally.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.EventSink.Interest;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.QuotaReading;
import dev.cctally.spi.vendor.SessionFacts;
import org.junit.jupiter.api.Test;

class RecordingSinkTest {
  private static final QuotaReading READING =
      new QuotaReading(0, 0, "five-hour", 12.5, null, null, null);
  private static final SessionFacts FACTS = new SessionFacts("", "id", null, null);
  private static final Malformed MALFORMED = new Malformed(7, Malformed.Reason.NO_MODEL, true);

  @Test
  void keepsTheOrder() {
    RecordingSink sink = RecordingSink.ofEverything();
    sink.accept(READING);
    sink.accept(FACTS);
    sink.accept(MALFORMED);

    assertThat(sink.events()).containsExactly(READING, FACTS, MALFORMED);
    assertThat(sink.quota()).containsExactly(READING);
    assertThat(sink.sessions()).containsExactly(FACTS);
    assertThat(sink.malformed()).containsExactly(MALFORMED);
    assertThat(sink.usage()).isEmpty();
    sink.clear();
    assertThat(sink.events()).isEmpty();
  }

  @Test
  void dropsWhatNobodyWants() {
    RecordingSink sink = RecordingSink.of(Interest.TURNS);
    sink.accept(READING);
    sink.accept(FACTS);

    assertThat(sink.wants(Interest.TURNS)).isTrue();
    assertThat(sink.wants(Interest.QUOTA)).isFalse();
    assertThat(sink.events()).containsExactly(FACTS);
  }
}

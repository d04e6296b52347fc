package dev.cctally.platform.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HookEventTest {
  private static HookEvent of(String payload) {
    return HookEvent.of(payload.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | unknown | unknown",
        "x | unknown | unknown",
        "[] | unknown | unknown",
        "{} | unknown | unknown",
        "{\"hook_event_name\":7,\"session_id\":null} | unknown | unknown",
        "{\"session_id\":\"s!@#$%^&*long\",\"hook_event_name\":\"PostToolBatch\"} | PostToolBatch |"
            + " s",
        "{\"session_id\":\"!!!\"} | unknown | unknown",
        "{\"hook_event_name\":\"a b=c\\n\"} | a_b_c_ | unknown",
        "{\"deep\":{\"hook_event_name\":\"Other\"},\"hook_event_name\":\"Stop\"} | Stop | unknown",
        "{\"hook_event_name\":\"Stop\",\"session_id\":\"abcdef12-34\",\"x\":[\"cut o | Stop |"
            + " abcdef12"
      })
  void whatCanBeFoundCounts(String payload, String name, String session) {
    assertThat(of(payload)).isEqualTo(new HookEvent(name, session));
  }

  @Test
  void aNameIsNotLongerThanALogLineBears() {
    assertThat(HookEvent.of("n".repeat(1000), "s").name()).hasSize(64);
    assertThat(of("{}").named("Foo")).isEqualTo(new HookEvent("Foo", "unknown"));
  }
}

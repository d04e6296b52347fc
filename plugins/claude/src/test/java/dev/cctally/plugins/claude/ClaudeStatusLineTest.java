package dev.cctally.plugins.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.statusline.StatusLineInput;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClaudeStatusLineTest {
  private final ClaudeStatusLine format = new ClaudeStatusLine();

  private StatusLineInput read(String json) {
    return format.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsEverything() {
    StatusLineInput input =
        read(
            """
            {"hook_event_name": "Status", "session_id": "11", "transcript_path": "/t.jsonl",
             "model": {"id": "claude-opus-4-5-20251101", "display_name": "Opus 4.5"},
             "workspace": {"current_dir": "/"}, "cost": {"total_cost_usd": 1.25, "x": []},
             "context_window": {"used_percentage": 8.5},
             "rate_limits": {"seven_day": {"used_percentage": 43.6, "resets_at": 1779721200},
                             "five_hour": {"used_percentage": 20.4, "resets_at": 1779283200.9}}}
            """);

    assertThat(input.sessionId()).isEqualTo("11");
    assertThat(input.transcriptPath()).isEqualTo("/t.jsonl");
    assertThat(input.modelId()).isEqualTo("claude-opus-4-5-20251101");
    assertThat(input.modelName()).isEqualTo("Opus 4.5");
    assertThat(input.cost()).isEqualTo(Money.ofDollars(new BigDecimal("1.25")));
    assertThat(input.contextPercent()).isEqualTo(8.5);
    assertThat(input.limits())
        .containsExactly(
            new StatusLineInput.Limit("five-hour", 20.4, 1779283200L * 1_000_000),
            new StatusLineInput.Limit("seven-day", 43.6, 1779721200L * 1_000_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"session_id\": \"\", \"transcript_path\": 7, \"model\": \"str\", \"cost\": [1],"
            + " \"rate_limits\": true}",
        "{\"model\": {\"id\": null, \"display_name\": \"\"}, \"cost\": {\"total_cost_usd\": true}}",
        "{\"rate_limits\": {\"five_hour\": 5, \"seven_day\": {\"used_percentage\": true,"
            + " \"resets_at\": false}}}",
        "{\"rate_limits\": {\"five_hour\": {\"used_percentage\": \"many\", \"resets_at\":"
            + " \"soon\"}}}",
        "{\"rate_limits\": {\"five_hour\": {\"used_percentage\": \"NaN\", \"resets_at\": 1e300}}}",
        "{\"cost\": {\"total_cost_usd\": \"-1\"}, \"context_window\": {\"used_percentage\": null}}",
        "{\"cost\": {\"total_cost_usd\": 1e999999999}, \"context_window\": {\"used_percentage\":"
            + " 1e999}}"
      })
  void whatMakesNoSenseIsNotThere(String json) {
    assertThat(read(json)).isEqualTo(StatusLineInput.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({
    "3.5, 3.5",
    "'\"3.5\"', 3.5",
    "'\" 3.5 \"', 3.5",
    "0, 0",
    "'\"1e2\"', 100",
    "'\"\"', ",
    "'[3]', "
  })
  void costIsANumberOrLooksLikeOne(String json, @Nullable BigDecimal cost) {
    assertThat(read("{\"cost\": {\"total_cost_usd\": " + json + "}}").cost())
        .isEqualTo(cost == null ? null : Money.ofDollars(cost));
  }

  @ParameterizedTest
  @CsvSource({
    "1779283200, 2026-05-20T13:20:00Z",
    "1779283200.999, 2026-05-20T13:20:00Z",
    "'\"2026-05-20T13:20:00Z\"', 2026-05-20T13:20:00Z",
    "'\"2026-05-20T15:20:00+02:00\"', 2026-05-20T13:20:00Z",
    "'\"2026-05-20T13:20:00\"', 2026-05-20T13:20:00Z"
  })
  void anEndIsSecondsOrATime(String json, Instant end) {
    assertThat(read("{\"rate_limits\": {\"five_hour\": {\"resets_at\": " + json + "}}}").limits())
        .containsExactly(
            new StatusLineInput.Limit("five-hour", null, end.getEpochSecond() * 1_000_000));
  }

  @Test
  void percentagesMayBeText() {
    assertThat(read("{\"rate_limits\": {\"seven_day\": {\"used_percentage\": \"42.5\"}}}").limits())
        .containsExactly(new StatusLineInput.Limit("seven-day", 42.5, null));
  }

  @Test
  void ofRepeatedMembersTheLastCounts() {
    assertThat(
            read(
                "{\"model\": {\"id\": \"a\", \"display_name\": \"A\"}, \"model\": {\"id\":"
                    + " \"b\"}}"))
        .extracting(StatusLineInput::modelId, StatusLineInput::modelName)
        .containsExactly("b", null);
  }

  @ParameterizedTest
  @CsvSource({
    "claude-opus-4-8[1m], 1000000",
    "claude-sonnet-4-5[1m], 1000000",
    "anything[1M], 1000000",
    "claude-opus-4-5-20251101, 200000",
    "Claude-HAIKU-9, 200000",
    "my-sonnet, 200000",
    "gpt-x, -1",
    "[1m]x, -1"
  })
  void windows(String model, long tokens) {
    assertThat(format.contextWindow(model))
        .isEqualTo(tokens < 0 ? OptionalLong.empty() : OptionalLong.of(tokens));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"assistant","message":{"model":"m","usage":{"input_tokens":1,"cache_read_input_tokens":20,"cache_creation_input_tokens":300,"output_tokens":9}}} | 321
          {"message":{"usage":{"input_tokens":5}},"type":"assistant"} | 5
          {"type":"assistant","message":{"usage":{}}} | 0
          {"type":"assistant","message":{"usage":{"input_tokens":-3,"cache_read_input_tokens":"7","cache_creation_input_tokens":2.9}}} | 2
          {"type":"assistant","isSidechain":true,"message":{"usage":{"input_tokens":5}}} | 5
          {"type":"assistant","message":{"model":"<synthetic>","usage":{"input_tokens":0}}} | -1
          {"type":"user","message":{"usage":{"input_tokens":5}}} | -1
          {"type":"assistant","message":{"usage":null}} | -1
          {"type":"assistant","message":"text"} | -1
          {"type":"assistant","usage":{"input_tokens":5}} | -1
          {"type":"assistant","message":{"usage":{"input_tokens":5}} | -1
          {"type":["assistant"],"message":{"usage":{"input_tokens":5}}} | -1
          [] | -1
          x | -1
          """)
  void contexts(String line, long tokens) {
    byte[] bytes = ("before\n" + line + "\nafter").getBytes(StandardCharsets.UTF_8);
    assertThat(format.contextTokens(bytes, 7, bytes.length - 6))
        .isEqualTo(tokens < 0 ? OptionalLong.empty() : OptionalLong.of(tokens));
  }

  @Test
  void anEmptyLineTellsNothing() {
    assertThat(format.contextTokens(new byte[0], 0, 0)).isEmpty();
  }
}

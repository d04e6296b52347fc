package dev.cctally.plugins.codex;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.Rates;
import dev.cctally.spi.vendor.EventSink.Interest;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.testkit.LineFeeder;
import dev.cctally.testkit.RecordingSink;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/** Lines of rollouts, and reading them as the platform does. */
final class Rollout {
  static final String UUID = "0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
  static final String NAME = "2026/05/10/rollout-2026-05-10T10-00-00-" + UUID + ".jsonl";
  static final String META = line("10:00:00", "session_meta", "{\"id\":\"S\",\"cwd\":\"/w/p\"}");
  static final String GPT_5 = context("gpt-5");

  private static final PriceBook PRICES = new CodexVendor().priceBook();

  private Rollout() {}

  static LineFeeder feeder(String name) {
    Path home = Path.of("/home/sam/.codex");
    LogRoot root = new LogRoot(home.resolve("sessions"), ".jsonl", home);
    return LineFeeder.of(new RolloutLog(), new LogFile(root.path().resolve(name), root));
  }

  /** What a reader hands over that is asked for everything. */
  static RecordingSink read(String... lines) {
    return readNamed(NAME, lines);
  }

  static RecordingSink readNamed(String name, String... lines) {
    RecordingSink sink = RecordingSink.ofEverything();
    feeder(name).feed(text(List.of(lines)), sink);
    return sink;
  }

  static RecordingSink readOnlyUsage(String... lines) {
    RecordingSink sink = RecordingSink.of();
    feeder(NAME).feed(text(List.of(lines)), sink);
    return sink;
  }

  static RecordingSink readFor(Interest interest, String... lines) {
    RecordingSink sink = RecordingSink.of(interest);
    feeder(NAME).feed(text(List.of(lines)), sink);
    return sink;
  }

  static String text(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  static List<UsageEvent> usage(String... lines) {
    return readOnlyUsage(lines).usage();
  }

  /** The cost of events at list prices, standard unless the log says otherwise. */
  static BigDecimal dollars(List<UsageEvent> events) {
    Money sum = Money.ofPico(0);
    for (UsageEvent event : events) {
      sum = sum.plus(rates(event).cost(event.tokens(), event.speed()));
    }
    return sum.toDollars();
  }

  private static Rates rates(UsageEvent event) {
    return switch (PRICES.quote(event.model(), event.atMicros())) {
      case Quote.Priced priced -> priced.rates();
      case Quote.Fallback fallback -> fallback.rates();
      case Quote.Unpriced _ -> throw new AssertionError(event.model() + " has no price");
    };
  }

  /** Everything in the prompt, cached or not. */
  static long input(List<UsageEvent> events) {
    return events.stream().mapToLong(event -> event.tokens().prompt()).sum();
  }

  static long output(List<UsageEvent> events) {
    return events.stream().mapToLong(event -> event.tokens().output()).sum();
  }

  /** A line written on 2026-05-10. */
  static String line(String time, String type, String payload) {
    return stamped("2026-05-10T" + time + ".000Z", type, payload);
  }

  static String stamped(String timestamp, String type, String payload) {
    return "{\"timestamp\":\""
        + timestamp
        + "\",\"type\":\""
        + type
        + "\",\"payload\":"
        + payload
        + "}";
  }

  static String context(String model) {
    return line("10:00:01", "turn_context", "{\"model\":\"" + model + "\"}");
  }

  static String item(String payload) {
    return line("10:00:02", "response_item", payload);
  }

  /** A token count whose own and cumulative usage are given as JSON. */
  static String tokens(String time, String last, String total) {
    return info(time, "{\"last_token_usage\":" + last + ",\"total_token_usage\":" + total + "}");
  }

  static String info(String time, String info) {
    return line(time, "event_msg", "{\"type\":\"token_count\",\"info\":" + info + "}");
  }

  static String tier(String time, String tier) {
    return line(
        time,
        "event_msg",
        "{\"type\":\"thread_settings_applied\",\"thread_settings\":{\"service_tier\":"
            + tier
            + "}}");
  }

  static String counts(long input, long cached, long output, long reasoning) {
    return ("{\"input_tokens\":%d,\"cached_input_tokens\":%d,\"output_tokens\":%d,"
            + "\"reasoning_output_tokens\":%d,\"total_tokens\":%d}")
        .formatted(input, cached, output, reasoning, input + output);
  }

  static String counts(long input, long output) {
    return counts(input, 0, output, 0);
  }
}

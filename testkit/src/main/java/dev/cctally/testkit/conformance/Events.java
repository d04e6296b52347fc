package dev.cctally.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.QuotaReading;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import dev.cctally.testkit.corpus.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at events apart from what a change of their log may change. */
final class Events {
  private Events() {}

  /** Where an event stands, or −1 if it does not say. */
  static long position(VendorEvent event) {
    return switch (event) {
      case UsageEvent usage -> usage.position();
      case ConversationTurn turn -> turn.position();
      case QuotaReading quota -> quota.position();
      case Malformed malformed -> malformed.position();
      default -> -1; // a session, or a kind that this kit does not know yet
    };
  }

  /** The same event elsewhere and at another time. */
  static UsageEvent usage(UsageEvent u, long position, long atMicros) {
    return new UsageEvent(
        position,
        atMicros,
        u.model(),
        u.tokens(),
        u.speed(),
        u.recordedCost(),
        u.identity(),
        u.rank(),
        u.session(),
        u.extras());
  }

  /**
   * What the events of a log say, whatever the bytes they stand at: the position becomes the number
   * of the line, what is kept as JSON text loses its spelling, and of identities, which may be made
   * of positions, it is told which are equal.
   */
  static List<String> meaning(List<VendorEvent> events, byte[] content) {
    Lines lines = new Lines(content);
    Map<String, Integer> names = new HashMap<>();
    return events.stream().map(event -> meaning(event, lines, names)).sorted().toList();
  }

  private static String meaning(VendorEvent event, Lines lines, Map<String, Integer> names) {
    long line = lines.number(position(event));
    return switch (event) {
      case UsageEvent u ->
          "line %d: usage at %d of %s: %s %s %s, session '%s', group %s, key %s%s, copy %s, %s"
              .formatted(
                  line,
                  u.atMicros(),
                  u.model(),
                  u.tokens(),
                  u.speed(),
                  u.recordedCost(),
                  u.session(),
                  number(names, "group ", u.identity().group()),
                  number(names, "key ", u.identity().key()),
                  u.identity().shadow() ? " in the shadow" : "",
                  number(names, "replay ", u.identity().replay()),
                  canonical(u.extras()));
      case QuotaReading q ->
          "line "
              + line
              + ": "
              + new QuotaReading(
                  0,
                  q.atMicros(),
                  q.window(),
                  q.usedPercent(),
                  q.resetsAtMicros(),
                  q.account(),
                  q.plan());
      // What a tool was told is kept as text, in whatever order it stood.
      case ConversationTurn t ->
          "line %d: turn %s %s %s %s of %s at %s: %s"
              .formatted(
                  line,
                  t.kind(),
                  t.id().isEmpty(),
                  t.parentId(),
                  t.model(),
                  t.sessionId(),
                  t.atMicros(),
                  t.text());
      case Malformed m -> "line " + line + ": " + m.reason() + " " + m.entryLost();
      default -> "whole log: " + event;
    };
  }

  private static @Nullable Integer number(
      Map<String, Integer> names, String kind, @Nullable String name) {
    return name == null ? null : names.computeIfAbsent(kind + name, _ -> names.size());
  }

  private static @Nullable String canonical(@Nullable String extras) {
    return extras == null
        ? null
        : Json.parse(extras.getBytes(UTF_8)).map(Json::canonical).orElse(extras);
  }
}

package dev.cctally.plugins.claude;

import dev.cctally.spi.json.JsonSlice;
import dev.cctally.spi.json.LastText;
import dev.cctally.spi.json.Numbers;
import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Malformed.Reason;
import dev.cctally.spi.vendor.UsageEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes usage events of {@code assistant} lines. Not for several threads. */
final class UsageReader {
  private static final String SYNTHETIC = "<synthetic>";

  private final LastText model = new LastText();
  private final LastText messageId = new LastText();
  private final LastText requestId = new LastText();
  private EventIdentity identity = EventIdentity.UNIQUE;
  private @Nullable String identityMessage;
  private @Nullable String identityRequest;

  /**
   * Reads an {@code assistant} line; hands over an event, or why there is none.
   *
   * @return whether it handed over an event
   */
  boolean read(TranscriptLine line, long offset, EventSink sink) {
    byte[] buffer = line.buffer();
    String modelName = modelName(line);
    if (SYNTHETIC.equals(modelName)) {
      return false; // written by the tool itself, never billed and nothing wrong with it
    }
    JsonSlice time = line.timestamp;
    if (!time.isText() || blank(buffer, time)) {
      sink.accept(new Malformed(offset, Reason.BAD_TIMESTAMP, true));
      return false;
    }
    UsageRecord usage = line.usage();
    if (usage == null) {
      sink.accept(new Malformed(offset, Reason.NO_USAGE, true));
      return false;
    }
    if (modelName == null) {
      sink.accept(new Malformed(offset, Reason.NO_MODEL, true));
      return false;
    }
    long at = instant(buffer, time);
    if (at == Timestamps.INVALID) {
      sink.accept(new Malformed(offset, Reason.BAD_TIMESTAMP, true));
      return false;
    }
    if (!usage.usable()) {
      sink.accept(new Malformed(offset, Reason.BAD_NUMBER, true));
      return false;
    }
    if (usage.repaired()) {
      sink.accept(new Malformed(offset, Reason.BAD_NUMBER, false));
    }
    if (usage.splitWrong()) {
      sink.accept(new Malformed(offset, Reason.BAD_SPLIT, false));
    }
    sink.accept(
        new UsageEvent(
            offset,
            at,
            modelName,
            usage.tokens(),
            usage.speed(),
            recordedCost(buffer, line.recordedCost),
            identity(line),
            rank(usage),
            "",
            usage.extras()));
    return true;
  }

  /** The trimmed model, or {@code null} if the line names none. */
  private @Nullable String modelName(TranscriptLine line) {
    JsonSlice named = line.model();
    if (named.isEmpty()) {
      named = line.topModel;
    }
    if (!named.isText() || named.isEmpty()) {
      return null;
    }
    String name = model.of(line.buffer(), named);
    if (plain(name.charAt(0)) && plain(name.charAt(name.length() - 1))) {
      return name; // nothing to trim, and the same instance as for the line before
    }
    String trimmed = name.strip();
    return trimmed.isEmpty() ? null : trimmed;
  }

  private static boolean plain(char c) {
    return c > ' ' && c < 0x7f;
  }

  private static boolean blank(byte[] buffer, JsonSlice text) {
    return (text.from() == text.to() || buffer[text.from()] <= ' ' || text.escaped())
        && text(buffer, text).isBlank();
  }

  private static long instant(byte[] buffer, JsonSlice text) {
    return text.escaped()
        ? Timestamps.micros(text(buffer, text))
        : Timestamps.micros(buffer, text.from(), text.to());
  }

  private static @Nullable Money recordedCost(byte[] buffer, JsonSlice cost) {
    return switch (cost.kind()) {
      case NUMBER, STRING -> Numbers.dollars(text(buffer, cost).strip());
      case ABSENT, OTHER -> null;
    };
  }

  private EventIdentity identity(TranscriptLine line) {
    String message = id(line.buffer(), line.id(), messageId);
    String request = id(line.buffer(), line.requestId, requestId);
    // The same bytes give the same instances, so this is quick for the lines of one response.
    if (!Objects.equals(message, identityMessage)
        || !Objects.equals(request, identityRequest)
        || line.isSidechain() != identity.shadow()) {
      identityMessage = message;
      identityRequest = request;
      String key = message == null || request == null ? null : message.concat("\n").concat(request);
      identity = new EventIdentity(message, key, line.isSidechain());
    }
    return identity;
  }

  private static @Nullable String id(byte[] buffer, JsonSlice slice, LastText last) {
    boolean scalar = slice.kind() == JsonSlice.Kind.STRING || slice.kind() == JsonSlice.Kind.NUMBER;
    return !scalar || slice.from() == slice.to() ? null : last.of(buffer, slice);
  }

  /** More tokens make the fuller account; among equals the one that names its speed. */
  private static long rank(UsageRecord usage) {
    return usage.tokens().total() * 2 + (usage.speedNamed() ? 1 : 0);
  }

  private static String text(byte[] buffer, JsonSlice slice) {
    return LastText.decode(buffer, slice.from(), slice.to());
  }
}

package dev.cctally.plugins.claude;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.Numbers;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code usage} objects. One API message is usually written as several lines that repeat it
 * byte for byte, so the last one is remembered. Not for several threads.
 */
final class UsageRecord {
  private static final FieldNames MEMBERS =
      FieldNames.of(
          "input_tokens",
          "output_tokens",
          "cache_creation_input_tokens",
          "cache_read_input_tokens",
          "cache_creation",
          "speed");
  private static final FieldNames SPLIT =
      FieldNames.of("ephemeral_5m_input_tokens", "ephemeral_1h_input_tokens");
  private static final byte[] STANDARD = "standard".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FAST = "fast".getBytes(StandardCharsets.US_ASCII);

  private final Extras extrasText = new Extras();
  private byte[] bytes = new byte[512]; // the object read last
  private int length;
  private JsonCursor cursor = new JsonCursor(); // the one in use
  private byte[] source = bytes; // what it walks over

  private TokenCounts tokens = TokenCounts.ZERO;
  private SpeedTier speed = SpeedTier.STANDARD;
  private boolean speedNamed;
  private boolean splitPlain;
  private @Nullable String extras;
  private boolean usable;
  private boolean repaired;
  private boolean splitKnown;
  private long split5m;
  private long split1h;
  private boolean splitWrong;

  /** The counts. */
  TokenCounts tokens() {
    return tokens;
  }

  /** The speed; a log that names none means the standard one. */
  SpeedTier speed() {
    return speed;
  }

  /** Whether the log names a speed. */
  boolean speedNamed() {
    return speedNamed;
  }

  /**
   * Every member that the event does not carry already, as a JSON object; {@code null} if there is
   * none. A split by lifetime that adds up, and a speed, can be told from the event; left out, the
   * extras of most responses are equal and are stored once.
   */
  @Nullable String extras() {
    return extras;
  }

  /** Whether a count had to be read as 0 because it was negative or a boolean. */
  boolean repaired() {
    return repaired;
  }

  /** Whether the split by lifetime of the cache writes does not add up to their count. */
  boolean splitWrong() {
    return splitWrong;
  }

  /** Whether the counts can be used. */
  boolean usable() {
    return usable;
  }

  /**
   * Consumes the usage object that the cursor stands at.
   *
   * @param buffer what the cursor walks over
   */
  void read(byte[] buffer, JsonCursor at) {
    if (at.skipCopy(bytes, length)) {
      return;
    }
    length = 0; // until it is read to its end there is nothing to repeat
    cursor = at;
    source = buffer;
    int from = at.position();
    usable = parse();
    int size = at.position() - from;
    if (size > bytes.length) {
      bytes = new byte[size];
    }
    System.arraycopy(buffer, from, bytes, 0, size);
    length = size;
  }

  private boolean parse() {
    long input = 0;
    long output = 0;
    long cacheWrite = 0;
    long cacheRead = 0;
    repaired = false;
    splitKnown = false;
    speed = SpeedTier.STANDARD;
    speedNamed = false;
    int splitFrom = -1;
    int splitTo = -1;
    extrasText.clear();
    cursor.enterObject();
    while (cursor.nextMember()) {
      int member = cursor.memberFrom();
      switch (cursor.select(MEMBERS)) {
        case 0 -> input = count();
        case 1 -> output = count();
        case 2 -> cacheWrite = count();
        case 3 -> cacheRead = count();
        case 4 -> {
          readSplit();
          splitFrom = member;
          splitTo = cursor.position();
        }
        case 5 -> {
          if (!readSpeed()) {
            extrasText.add(source, member, cursor.position());
          }
        }
        default -> {
          cursor.skipValue();
          extrasText.add(source, member, cursor.position());
        }
      }
    }
    if (input < 0 || output < 0 || cacheWrite < 0 || cacheRead < 0) {
      return false;
    }
    // The flat count is what is billed; the split only says at which of the two rates.
    long oneHour = splitKnown ? Math.clamp(split1h, 0, cacheWrite) : 0;
    splitWrong = splitKnown && Math.max(split5m, 0) + Math.max(split1h, 0) != cacheWrite;
    tokens = new TokenCounts(input, cacheRead, cacheWrite - oneHour, oneHour, output, 0);
    if (splitFrom >= 0 && (!splitKnown || !splitPlain || splitWrong)) {
      extrasText.add(source, splitFrom, splitTo);
    }
    extras = extrasText.text();
    return true;
  }

  /** Consumes a count: what is negative or a boolean counts as 0, what is no number is refused. */
  private long count() {
    long value;
    switch (cursor.peek()) {
      case NUMBER -> {
        cursor.enterNumber();
        value = Numbers.whole(source, cursor.textFrom(), cursor.textTo());
      }
      case STRING -> {
        cursor.enterString();
        byte[] text = cursor.text().strip().getBytes(StandardCharsets.UTF_8);
        value = Numbers.whole(text, 0, text.length);
      }
      case NULL -> {
        cursor.readNull();
        return 0;
      }
      case BOOLEAN -> {
        cursor.readBoolean();
        value = -1;
      }
      default -> {
        cursor.skipValue();
        return Numbers.INVALID;
      }
    }
    if (value < 0 && value != Numbers.INVALID) {
      repaired = true;
      return 0;
    }
    return value;
  }

  private void readSplit() {
    splitKnown = false;
    split5m = 0;
    split1h = 0;
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      return;
    }
    boolean named = false;
    boolean numeric = true;
    splitPlain = true;
    cursor.enterObject();
    while (cursor.nextMember()) {
      int index = cursor.select(SPLIT);
      if (index < 0) {
        splitPlain = false;
        cursor.skipValue();
        continue;
      }
      named = true;
      long part = Numbers.INVALID;
      if (cursor.peek() == JsonCursor.Kind.NUMBER) {
        cursor.enterNumber();
        part = Numbers.whole(source, cursor.textFrom(), cursor.textTo());
      } else {
        cursor.skipValue();
      }
      numeric &= part != Numbers.INVALID;
      if (index == 0) {
        split5m = part;
      } else {
        split1h = part;
      }
    }
    splitKnown = named && numeric;
  }

  /** Reads the speed; whether the event says all there was. */
  private boolean readSpeed() {
    if (cursor.peek() != JsonCursor.Kind.STRING) {
      boolean nothing = cursor.peek() == JsonCursor.Kind.NULL;
      cursor.skipValue();
      return nothing;
    }
    cursor.enterString();
    speedNamed = true;
    boolean fast = cursor.textEquals(FAST);
    speed = fast ? SpeedTier.FAST : SpeedTier.STANDARD;
    return fast || cursor.textEquals(STANDARD);
  }
}

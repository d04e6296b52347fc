package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.QuotaReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Quota readings as bytes and back. A log states quotas with every response, so that a first look
 * at many logs finds hundreds of thousands: as table rows they would take longer to store than the
 * usage itself.
 */
final class StatementCodec {
  private static final int VERSION = 1;

  private StatementCodec() {}

  /** The bytes of readings, in their order. */
  static byte[] encode(List<QuotaReading> readings) {
    ByteWriter out = new ByteWriter(readings.size() * 20 + 64);
    out.raw(VERSION);
    out.unsigned(readings.size());
    Texts texts = new Texts();
    long position = 0;
    long at = 0;
    for (QuotaReading reading : readings) {
      out.signed(reading.position() - position);
      out.signed(reading.atMicros() - at);
      texts.write(reading.window(), out);
      out.fixed(Double.doubleToRawLongBits(reading.usedPercent()));
      Long resets = reading.resetsAtMicros();
      out.raw(resets == null ? 0 : 1);
      if (resets != null) {
        out.signed(resets - reading.atMicros());
      }
      texts.write(reading.account(), out);
      texts.write(reading.plan(), out);
      position = reading.position();
      at = reading.atMicros();
    }
    return out.sealed();
  }

  /**
   * Adds the readings to a list, in the order they were encoded in.
   *
   * @throws PackCodec.PackException if the bytes are not what {@link #encode} makes
   */
  static void decode(byte[] bytes, List<QuotaReading> into) {
    try {
      read(new ByteReader(bytes), into);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | NullPointerException e) {
      throw new PackCodec.PackException(e);
    }
  }

  private static void read(ByteReader in, List<QuotaReading> into) {
    if (in.raw() != VERSION) {
      throw new IllegalArgumentException("unknown version");
    }
    in.checkSeal();
    int count = in.count();
    Texts texts = new Texts();
    long position = 0;
    long at = 0;
    for (int i = 0; i < count; i++) {
      position += in.signed();
      at += in.signed();
      String window = texts.read(in);
      double used = Double.longBitsToDouble(in.fixed());
      Long resets = in.raw() == 0 ? null : (Long) (at + in.signed());
      String account = texts.read(in);
      if (window == null) {
        throw new IllegalArgumentException("a window has no name");
      }
      into.add(new QuotaReading(position, at, window, used, resets, account, texts.read(in)));
    }
  }

  /** Writes a text out once and then as its number. A log knows a handful of them. */
  private static final class Texts {
    private static final int NULL = 0;
    private static final int NEW = 1;
    private static final int FIRST = 2;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> known = new ArrayList<>();

    void write(@Nullable String text, ByteWriter out) {
      if (text == null) {
        out.unsigned(NULL);
        return;
      }
      Integer number = numbers.putIfAbsent(text, numbers.size() + FIRST);
      if (number == null) {
        out.unsigned(NEW);
        out.text(text);
      } else {
        out.unsigned(number);
      }
    }

    @Nullable String read(ByteReader in) {
      int code = in.count();
      if (code == NULL) {
        return null;
      }
      if (code == NEW) {
        String text = in.text();
        known.add(text);
        return text;
      }
      return known.get(code - FIRST);
    }
  }
}

package dev.cctally.platform.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** 64-bit hashes that are stored, so they must never change. Not for defence against attackers. */
final class Hash64 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private Hash64() {}

  /** The hash of a text; never 0. */
  static long of(String text, long seed) {
    long h = seed ^ (text.length() * PRIME);
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001B3L;
      h ^= h >>> 31;
    }
    return nonZero(mix(h));
  }

  /** The hash of {@code bytes[from, to)}; never 0. */
  static long of(byte[] bytes, int from, int to) {
    long h = (to - from) * PRIME;
    int i = from;
    for (; i <= to - 8; i += 8) {
      h = mix(h ^ (long) LONGS.get(bytes, i)) * PRIME;
    }
    for (; i < to; i++) {
      h = mix(h ^ bytes[i]) * PRIME;
    }
    return nonZero(mix(h));
  }

  /** Spreads the bits of a number. */
  static long mix(long value) {
    long h = value;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  private static long nonZero(long h) {
    return h == 0 ? 1 : h;
  }
}

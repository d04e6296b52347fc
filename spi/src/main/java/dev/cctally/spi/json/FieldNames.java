package dev.cctally.spi.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A fixed set of object member names that {@link JsonCursor#select} recognises without making
 * strings. Immutable; keep one in a constant.
 *
 * @since 1.0
 */
public final class FieldNames {
  private final byte[][] names;
  private final byte[] table;
  private final int mask;

  private FieldNames(List<String> list) {
    names = new byte[list.size()][];
    int size = Integer.highestOneBit(Math.max(4, list.size() * 4 - 1)) << 1;
    table = new byte[size];
    mask = size - 1;
    for (int i = 0; i < names.length; i++) {
      byte[] name = list.get(i).getBytes(StandardCharsets.UTF_8);
      names[i] = name;
      int slot = hash(name, 0, name.length) & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = (byte) (i + 1);
    }
  }

  /**
   * {@return the set of the given names; a name's index is its place here}
   *
   * @param names at most 100 different names, none empty
   * @throws IllegalArgumentException if there are more, or one is empty or repeated
   */
  public static FieldNames of(String... names) {
    List<String> list = List.of(names);
    if (list.size() > 100 || list.contains("") || list.stream().distinct().count() < list.size()) {
      throw new IllegalArgumentException("at most 100 different non-empty names");
    }
    return new FieldNames(list);
  }

  /** Index of the name that stands in {@code buffer[from, to)}, or −1. */
  int find(byte[] buffer, int from, int to) {
    if (from == to) {
      return -1;
    }
    int slot = hash(buffer, from, to) & mask;
    for (int entry; (entry = table[slot]) != 0; slot = (slot + 1) & mask) {
      byte[] name = names[entry - 1];
      if (Arrays.equals(name, 0, name.length, buffer, from, to)) {
        return entry - 1;
      }
    }
    return -1;
  }

  private static int hash(byte[] bytes, int from, int to) {
    int length = to - from;
    int h = length * 31 + bytes[from];
    h = h * 31 + bytes[to - 1];
    h = h * 31 + bytes[from + (length >> 1)];
    return h ^ (h >>> 7);
  }
}

package dev.cctally.platform.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes varints and texts into a growing array. */
final class ByteWriter {
  private byte[] bytes;
  private int length;

  ByteWriter(int capacity) {
    bytes = new byte[capacity];
  }

  void raw(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  void unsigned(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  void signed(long value) {
    unsigned((value << 1) ^ (value >> 63));
  }

  void fixed(long value) {
    room(8);
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  void bytes(byte[] value) {
    unsigned(value.length);
    room(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  /** The bytes and a print of them, which {@link ByteReader#checkSeal} compares. */
  byte[] sealed() {
    fixed(Hash64.of(bytes, 0, length));
    return toBytes();
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }
}

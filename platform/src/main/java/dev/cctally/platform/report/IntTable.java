package dev.cctally.platform.report;

import org.jspecify.annotations.Nullable;

/** A hash table from {@code int} to objects that makes nothing on a look-up. */
final class IntTable<T> {
  private int[] keys = new int[64];
  private @Nullable Object[] values = new Object[64];
  private int size;

  @SuppressWarnings("unchecked") // only put stores, and only values of T
  @Nullable T get(int key) {
    return (T) values[slot(key)];
  }

  /** Adds a value under a key that has none. */
  void put(int key, T value) {
    if (++size * 2 > keys.length) {
      grow();
    }
    int slot = slot(key);
    keys[slot] = key;
    values[slot] = value;
  }

  private void grow() {
    int[] oldKeys = keys;
    @Nullable Object[] oldValues = values;
    keys = new int[oldKeys.length * 2];
    values = new Object[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != null) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }

  private int slot(int key) {
    int mask = keys.length - 1;
    int mixed = key * 0x9E3779B9;
    int slot = (mixed ^ mixed >>> 15) & mask;
    while (values[slot] != null && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

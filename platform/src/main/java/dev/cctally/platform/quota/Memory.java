package dev.cctally.platform.quota;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are looked up once and then kept in step by whoever changes them.
 *
 * @param <K> what is asked
 * @param <V> the answer, of which there may be none
 */
final class Memory<K, V> {
  private final Function<K, @Nullable V> lookUp;
  private final Map<K, @Nullable V> known = new HashMap<>();

  Memory(Function<K, @Nullable V> lookUp) {
    this.lookUp = lookUp;
  }

  @Nullable V get(K key) {
    V value = known.get(key);
    if (value == null && !known.containsKey(key)) {
      value = lookUp.apply(key);
      known.put(key, value);
    }
    return value;
  }

  void put(K key, @Nullable V value) {
    known.put(key, value);
  }

  /** From now on everything is looked up again. */
  void forget() {
    known.clear();
  }
}

package dev.cctally.testkit.conformance;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The calls of vendors that have not come back yet. A thread is in one at most. */
final class Calls {
  /**
   * A call.
   *
   * @param thread makes it
   * @param name what is called
   * @param age how long ago
   */
  record Call(Thread thread, String name, Duration age) {}

  private record Begun(String name, long nanos) {}

  private static final Map<Thread, Begun> OPEN = new ConcurrentHashMap<>();

  private Calls() {}

  /** Calls the vendor. */
  static <T> T of(String name, Supplier<T> call) {
    Thread self = Thread.currentThread();
    OPEN.put(self, new Begun(name, System.nanoTime()));
    try {
      return call.get();
    } finally {
      OPEN.remove(self);
    }
  }

  /** Calls the vendor and insists on an answer. */
  static <T> T answered(String name, Supplier<T> call) {
    T answer = of(name, call);
    if (answer == null) {
      throw new AssertionError(name + " gives null");
    }
    return answer;
  }

  /** The call of a group's threads that takes the longest so far. */
  static Optional<Call> longest(ThreadGroup threads) {
    Call longest = null;
    for (Map.Entry<Thread, Begun> open : OPEN.entrySet()) {
      Duration age = Duration.ofNanos(System.nanoTime() - open.getValue().nanos());
      boolean longer = longest == null || age.compareTo(longest.age()) > 0;
      if (longer && threads.equals(open.getKey().getThreadGroup())) {
        longest = new Call(open.getKey(), open.getValue().name(), age);
      }
    }
    return Optional.ofNullable(longest);
  }
}

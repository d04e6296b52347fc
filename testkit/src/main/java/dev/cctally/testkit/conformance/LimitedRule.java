package dev.cctally.testkit.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * A rule that ends and says which it was: a vendor that never comes back fails it, and whatever is
 * found begins with its title, since a build shows no more of a test than what it found.
 *
 * @param rule the rule
 * @param patience how long it may take
 * @param callPatience how long a call of the vendor may take
 */
record LimitedRule(Rule rule, Duration patience, Duration callPatience) implements Rule {
  /** The name of the thread a rule runs on. */
  static final String THREAD = "conformance";

  /** Of a vendor that hung once no more than a second hanging is to be seen. */
  private static final int LESS = 5;

  private static final Duration LOOK = Duration.ofMillis(50);

  @Override
  public String title() {
    return rule.title();
  }

  @Override
  public void check(Subject subject) throws InterruptedException {
    String stopped = subject.stopped();
    assumeTrue(stopped == null, () -> "not tried: " + stopped);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    // A group of its own, which threads that the vendor starts join, too.
    ThreadGroup group = new ThreadGroup(subject.threads(), title());
    Thread thread =
        new Thread(
            group,
            () -> {
              try {
                rule.check(subject);
              } catch (Throwable e) { // errors of the vendor's, such as a full heap, too
                failure.set(e);
              }
            },
            THREAD);
    thread.setDaemon(true);
    long begin = System.nanoTime();
    thread.start();
    while (!thread.join(LOOK)) {
      failIfHung(subject, thread, group, Duration.ofNanos(System.nanoTime() - begin));
    }
    Throwable found = failure.get();
    if (found instanceof TestAbortedException aborted) {
      throw aborted;
    } else if (found != null) {
      throw titled(found);
    }
  }

  private void failIfHung(Subject subject, Thread thread, ThreadGroup group, Duration age) {
    int divisor = subject.hung() ? LESS : 1;
    Duration most = callPatience.dividedBy(divisor);
    Calls.longest(group)
        .filter(call -> call.age().compareTo(most) > 0)
        .ifPresent(call -> hung(subject, call.thread(), call.name() + " does not come back", most));
    Duration whole = patience.dividedBy(divisor);
    if (age.compareTo(whole) > 0) {
      hung(subject, thread, "the vendor hangs or is too slow", whole);
    }
  }

  private void hung(Subject subject, Thread thread, String what, Duration limit) {
    subject.hang();
    StackTraceElement[] where = thread.getStackTrace();
    thread.interrupt();
    AssertionError error =
        new AssertionError(
            "%s: %s within %d ms%s"
                .formatted(
                    title(), what, limit.toMillis(), where.length == 0 ? "" : "; at " + where[0]));
    error.setStackTrace(where);
    throw error;
  }

  /** The same failure, beginning with the title. */
  private AssertionError titled(Throwable found) {
    String message = String.valueOf(found.getMessage()).strip();
    AssertionError error;
    if (found instanceof AssertionFailedError e && e.isExpectedDefined() && e.isActualDefined()) {
      error = new AssertionFailedError(title() + ": " + message, e.getExpected(), e.getActual());
    } else if (found instanceof AssertionError) {
      error = new AssertionError(title() + ": " + message, found.getCause());
    } else {
      return new AssertionError(title() + ": the vendor throws " + found, found);
    }
    error.setStackTrace(found.getStackTrace());
    return error;
  }
}

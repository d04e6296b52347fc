package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Standard output is the report's, which scripts read; the home is the user's; and a thread that
 * goes on holds up the end of the process, or is cut off by it.
 */
final class LeavesNothingBehind implements Rule {
  private static final Duration GRACE = Duration.ofSeconds(2);

  @Override
  public String title() {
    return "prints nothing, and leaves no thread and no file behind";
  }

  @Override
  public void check(Subject subject) throws Exception {
    DailyWork work = new DailyWork(subject);
    Map<String, String> before = work.files();
    String printed = Printed.during(subject.threads(), work::run);
    assertThat(printed).as("what the vendor prints").isEmpty();
    assertThat(work.files()).as("files in the user's home").isEqualTo(before);
    assertThat(left(subject.threads())).as("threads that the vendor leaves running").isEmpty();
  }

  /** The group's threads that are not the kit's, once they had time to end. */
  private static List<String> left(ThreadGroup threads) throws InterruptedException {
    long end = System.nanoTime() + GRACE.toNanos();
    List<Thread> left = alive(threads);
    while (!left.isEmpty() && System.nanoTime() < end) {
      left.getFirst().join(Duration.ofMillis(20));
      left = alive(threads);
    }
    return left.stream().map(LeavesNothingBehind::told).toList();
  }

  private static List<Thread> alive(ThreadGroup threads) {
    Thread[] found = new Thread[threads.activeCount() + 100];
    int count = threads.enumerate(found);
    return Arrays.stream(found, 0, count)
        .filter(Thread::isAlive)
        .filter(thread -> !isOurs(thread.getName()))
        .toList();
  }

  /** The kit's own, and those of the flight recorder, which it may have started. */
  private static boolean isOurs(String thread) {
    return thread.equals(LimitedRule.THREAD) || thread.startsWith("JFR ");
  }

  /** A thread and where it was begun: the outermost place that is not the JDK's. */
  private static String told(Thread thread) {
    String place = "";
    for (StackTraceElement element : thread.getStackTrace()) {
      if (!element.getClassName().matches("(java|javax|jdk|sun)\\..*")) {
        place = ", begun in " + element;
      }
    }
    return thread.getName() + place;
  }
}

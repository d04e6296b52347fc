package dev.cctally.platform.project;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs small pieces of work that may block for ever, such as looking at a folder on a lost mount,
 * and waits for them only so long. One thread does it all as long as nothing blocks; where it gets
 * stuck, a further thread takes the rest, so that one bad folder does not spoil the good ones.
 *
 * <p>Work that is still stuck goes on in a daemon thread and is not started a second time. Once too
 * many threads are stuck, nothing is started until some come free.
 */
final class PatientWork {
  private static final int THREADS_LIMIT = 16;
  private static final int STUCK_LIMIT = 2 * THREADS_LIMIT;

  private final Set<String> stuck = ConcurrentHashMap.newKeySet();
  private final Set<String> unreached = ConcurrentHashMap.newKeySet();
  private final Duration limit;

  PatientWork(Duration limit) {
    this.limit = limit;
  }

  /**
   * Runs the work for each input.
   *
   * @param inputs distinct inputs
   * @param work called on other threads, perhaps long after this method has returned
   */
  void run(Collection<String> inputs, Consumer<String> work) {
    List<String> todo = new ArrayList<>(inputs);
    todo.removeIf(stuck::contains);
    int threadsLimit = Math.min(THREADS_LIMIT, STUCK_LIMIT - stuck.size());
    if (todo.isEmpty() || threadsLimit <= 0) {
      return;
    }
    // What was not reached last time probably lies with what got stuck: others first.
    todo.sort((one, other) -> Boolean.compare(unreached.contains(one), unreached.contains(other)));
    Queue<String> queue = new ConcurrentLinkedQueue<>(todo);
    CountDownLatch left = new CountDownLatch(todo.size());
    long end = System.nanoTime() + limit.toNanos();
    long patience = Math.max(limit.toNanos() / (THREADS_LIMIT + 1), 1);
    long before = left.getCount();
    start(queue, left, work);
    int threads = 1;
    try {
      while (true) {
        long wait = Math.min(patience, end - System.nanoTime());
        if (wait <= 0 || left.await(wait, TimeUnit.NANOSECONDS)) {
          break;
        }
        if (left.getCount() == before && !queue.isEmpty() && threads < threadsLimit) {
          threads++;
          start(queue, left, work);
        }
        before = left.getCount();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever interrupts wants an answer now
    }
    for (String input = queue.poll(); input != null; input = queue.poll()) {
      unreached.add(input);
    }
  }

  private void start(Queue<String> queue, CountDownLatch left, Consumer<String> work) {
    Thread.ofPlatform()
        .daemon()
        .name("project-folders")
        .start(() -> {
          for (String input = queue.poll(); input != null; input = queue.poll()) {
            stuck.add(input);
            try {
              work.accept(input);
            } finally {
              stuck.remove(input);
              left.countDown();
            }
          }
        });
  }
}

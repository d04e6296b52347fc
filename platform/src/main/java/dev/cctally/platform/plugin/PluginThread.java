package dev.cctally.platform.plugin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs plugin code on a daemon thread of its own, so that code which never returns holds up neither
 * its caller nor the end of the process.
 */
final class PluginThread {
  private PluginThread() {}

  /** What came of a call. */
  sealed interface Outcome<T> {
    /** It returned. */
    record Returned<T>(T value) implements Outcome<T> {}

    /** It failed; the reason is a clause for a warning. */
    record Failed<T>(String reason) implements Outcome<T> {}

    /** It is still running; its thread is given up. */
    record TimedOut<T>() implements Outcome<T> {}

    /** The caller was interrupted, which says nothing about the plugin. */
    record Interrupted<T>() implements Outcome<T> {}
  }

  /**
   * Calls and waits.
   *
   * @param pluginId names the thread
   * @param context the context class loader during the call, or {@code null} for none
   * @throws InternalError if the virtual machine itself is broken
   */
  static <T> Outcome<T> call(
      String pluginId, @Nullable ClassLoader context, Duration deadline, Callable<T> call) {
    AtomicReference<@Nullable Outcome<T>> outcome = new AtomicReference<>();
    AtomicReference<@Nullable VirtualMachineError> broken = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try {
                outcome.set(run(call));
              } catch (VirtualMachineError e) {
                broken.set(e);
              } finally {
                done.countDown();
              }
            },
            "plugin " + pluginId);
    thread.setDaemon(true);
    thread.setContextClassLoader(context);
    thread.start();
    boolean finished;
    try {
      finished = done.await(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return new Outcome.Interrupted<>();
    }
    VirtualMachineError error = broken.get();
    if (error != null) {
      throw error;
    }
    Outcome<T> result = outcome.get();
    if (!finished || result == null) {
      thread.interrupt(); // a plugin that listens ends here
      return new Outcome.TimedOut<>();
    }
    return result;
  }

  // Everything a plugin can throw is its own failure. Running out of stack or memory is too:
  // unwinding
  // the plugin's frames gives both back. Only a broken virtual machine is not.
  private static <T> Outcome<T> run(Callable<T> call) {
    try {
      @Nullable T value = call.call();
      return value == null
          ? new Outcome.Failed<>("it returned nothing")
          : new Outcome.Returned<>(value);
    } catch (StackOverflowError e) {
      return new Outcome.Failed<>("it ran out of stack");
    } catch (OutOfMemoryError e) {
      return new Outcome.Failed<>("it ran out of memory");
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      return new Outcome.Failed<>(FailureReason.of(e));
    }
  }
}

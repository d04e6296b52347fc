package dev.cctally.platform.plugin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs one plugin's code on daemon threads of its own, so that code which never returns holds up
 * neither its caller nor the end of the process. A thread is used again as long as it comes back;
 * calls at the same time have one each.
 */
final class PluginThread {
  /** How the names of such threads start. */
  static final String NAME_START = "plugin ";

  private final String name;
  private final AtomicReference<@Nullable Worker> idle = new AtomicReference<>();

  /**
   * Makes one; starts nothing.
   *
   * @param pluginId names the threads
   */
  PluginThread(String pluginId) {
    name = NAME_START + pluginId;
  }

  /** What came of a call. */
  sealed interface Outcome<T> {
    /** It returned. */
    record Returned<T>(T value) implements Outcome<T> {}

    /**
     * It failed.
     *
     * @param reason a clause for a warning
     * @param memory whether memory ran out, so that what the plugin holds should be let go
     */
    record Failed<T>(String reason, boolean memory) implements Outcome<T> {}

    /** It is still running; its thread is given up. */
    record TimedOut<T>() implements Outcome<T> {}

    /** The caller was interrupted before the call, which says nothing about the plugin. */
    record Interrupted<T>() implements Outcome<T> {}
  }

  /**
   * Calls and waits.
   *
   * @param context the context class loader during the call, or {@code null} for none
   * @throws InternalError if the virtual machine itself is broken
   */
  <T> Outcome<T> call(@Nullable ClassLoader context, Duration deadline, Callable<T> call) {
    Task<T> task = new Task<>(context, call);
    Worker worker = idle.getAndSet(null);
    if (worker == null) {
      worker = new Worker(name);
    }
    if (Thread.currentThread().isInterrupted()) {
      return new Outcome.Interrupted<>();
    }
    worker.take(task);
    boolean finished;
    try {
      finished = task.await(deadline, worker.thread);
    } catch (InterruptedException e) {
      // Nobody else interrupts us meanwhile. Not passed on: it would end other plugins' calls.
      worker.giveUp();
      return new Outcome.Failed<>("it interrupted the program", false);
    }
    VirtualMachineError error = task.broken;
    if (error != null) {
      throw error;
    }
    Outcome<T> result = task.outcome;
    if (result == null && ExitGuard.ends(worker.thread)) {
      return new Outcome.Failed<>("it tried to end the program", false);
    }
    if (!finished || result == null) {
      worker.giveUp(); // a plugin that listens ends here
      return new Outcome.TimedOut<>();
    }
    if (!idle.compareAndSet(null, worker)) {
      worker.giveUp();
    }
    return result;
  }

  /** Ends the thread that waits for calls. */
  void close() {
    Worker worker = idle.getAndSet(null);
    if (worker != null) {
      worker.giveUp();
    }
  }

  /** One call. Its fields are written by the thread that runs it, before it is done. */
  private static final class Task<T> {
    private final @Nullable ClassLoader context;
    private final Callable<T> call;
    private boolean done; // guarded by this
    private @Nullable Outcome<T> outcome;
    private @Nullable VirtualMachineError broken;

    Task(@Nullable ClassLoader context, Callable<T> call) {
      this.context = context;
      this.call = call;
    }

    void run() {
      try {
        outcome = result();
      } catch (VirtualMachineError e) {
        broken = e;
      } finally {
        synchronized (this) {
          done = true;
          notifyAll();
        }
      }
    }

    // Everything a plugin can throw is its own failure. Running out of stack or memory is too:
    // unwinding the plugin's frames gives both back. Only a broken virtual machine is not.
    private Outcome<T> result() {
      try {
        @Nullable T value = call.call();
        return value == null
            ? new Outcome.Failed<>("it returned nothing", false)
            : new Outcome.Returned<>(value);
      } catch (StackOverflowError e) {
        return new Outcome.Failed<>("it ran out of stack", false);
      } catch (OutOfMemoryError e) {
        return new Outcome.Failed<>("it ran out of memory", true);
      } catch (VirtualMachineError e) {
        throw e;
      } catch (Throwable e) {
        return new Outcome.Failed<>(FailureReason.of(e), false);
      }
    }

    synchronized boolean await(Duration deadline, Thread runner) throws InterruptedException {
      Patience patience = new Patience(deadline);
      while (!done) {
        long left = patience.left(System.nanoTime());
        if (left <= 0 || ExitGuard.ends(runner)) {
          return false;
        }
        long nanos = Math.min(left, Patience.LOOK_NANOS);
        wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
      }
      return true;
    }
  }

  /** A thread that runs one call after the other. */
  private static final class Worker implements Runnable {
    private final Thread thread;
    private @Nullable Task<?> next; // guarded by this
    private boolean givenUp; // guarded by this

    Worker(String name) {
      thread = new Thread(this, name);
      thread.setDaemon(true);
    }

    synchronized void take(Task<?> task) {
      next = task;
      if (thread.getState() == Thread.State.NEW) {
        thread.start();
      } else {
        notifyAll();
      }
    }

    synchronized void giveUp() {
      givenUp = true;
      thread.interrupt();
    }

    @Override
    public void run() {
      boolean more = true;
      while (more) {
        more = one();
      }
    }

    // A method of its own: while the thread waits for the next call, no variable of it may keep
    // what the last one held.
    private boolean one() {
      Task<?> task = next();
      if (task == null) {
        return false;
      }
      thread.setContextClassLoader(task.context);
      task.run();
      thread.setContextClassLoader(null);
      return true;
    }

    private synchronized @Nullable Task<?> next() {
      Thread.interrupted(); // of a call that has come back all the same
      while (true) {
        try {
          while (next == null && !givenUp) {
            wait();
          }
          Task<?> task = givenUp ? null : next;
          next = null;
          return task;
        } catch (InterruptedException e) {
          if (givenUp) {
            return null;
          }
        }
      }
    }
  }
}

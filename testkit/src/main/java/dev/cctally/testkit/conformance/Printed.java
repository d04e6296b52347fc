package dev.cctally.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Catches what the threads of a group print; what others print goes where it did. */
final class Printed extends OutputStream {
  private static final int LARGEST = 2_000; // a line for each of a million would fill the heap

  private final ThreadGroup threads;
  private final OutputStream before;
  private final ByteArrayOutputStream caught;

  private Printed(ThreadGroup threads, OutputStream before, ByteArrayOutputStream caught) {
    this.threads = threads;
    this.before = before;
    this.caught = caught;
  }

  static String during(ThreadGroup threads, Runnable work) {
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setOut(new PrintStream(new Printed(threads, out, caught), true, UTF_8));
    System.setErr(new PrintStream(new Printed(threads, err, caught), true, UTF_8));
    try {
      work.run();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return caught.toString(UTF_8);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    if (group != null && threads.parentOf(group)) {
      synchronized (caught) {
        caught.write(bytes, from, Math.min(length, LARGEST - caught.size()));
      }
    } else {
      before.write(bytes, from, length);
    }
  }

  @Override
  public void flush() throws IOException {
    before.flush();
  }
}

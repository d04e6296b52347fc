package dev.cctally.plugins.codex;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Cumulative counts that were stated once. Mutable. */
final class Cumulative {
  /**
   * The most tokens of a kind that one response can have used; the platform rejects an event beyond
   * it. Between two statements a counter cannot grow by more, whatever it has come to.
   */
  static final long MOST_OF_ONE = 1_000_000_000L;

  private static final long NOTHING = -1;

  long input;
  long cached;
  long output;
  long reasoning;
  long total = NOTHING;

  boolean stated() {
    return total != NOTHING;
  }

  void take(Counts counts) {
    input = counts.input();
    cached = counts.cached();
    output = counts.output();
    reasoning = counts.reasoning();
    total = counts.total();
  }

  /** Whether these are the same counts, stated again. */
  boolean repeatedBy(Counts counts) {
    return stated() && counts.total() == total;
  }

  /** Whether one response may lie between these counts and the given ones. */
  boolean leadsTo(Counts counts) {
    return stated()
        && counts.total() > total
        && counts.total() - total <= MOST_OF_ONE
        && counts.input() - input <= MOST_OF_ONE
        && counts.cached() - cached <= MOST_OF_ONE
        && counts.output() - output <= MOST_OF_ONE
        && counts.reasoning() - reasoning <= MOST_OF_ONE;
  }

  void read(DataInputStream in) throws IOException {
    input = in.readLong();
    cached = in.readLong();
    output = in.readLong();
    reasoning = in.readLong();
    total = in.readLong();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(input);
    out.writeLong(cached);
    out.writeLong(output);
    out.writeLong(reasoning);
    out.writeLong(total);
  }
}

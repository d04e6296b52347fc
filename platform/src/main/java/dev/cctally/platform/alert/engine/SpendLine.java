package dev.cctally.platform.alert.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was spent, in the order of time: in pieces of at most 15 minutes, none of which spans one of
 * the instants the line is cut at. What lies inside a piece is looked at response by response, and
 * only where that matters.
 */
final class SpendLine {
  private final long[] from;
  private final long[] to;
  private final long[] sums; // up to the end of each piece

  private SpendLine(Collection<Piece> pieces) {
    from = new long[pieces.size()];
    to = new long[from.length];
    sums = new long[from.length];
    long sum = 0;
    int i = 0;
    for (Piece piece : pieces) {
      from[i] = piece.from;
      to[i] = piece.to;
      sum = Math.addExact(sum, piece.pico);
      sums[i++] = sum;
    }
  }

  private static final class Piece {
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long pico;
  }

  /** Puts a line together. */
  static final class Builder {
    private final long[] cuts;
    private final SortedMap<Long, Piece> pieces = new TreeMap<>();

    /** Begins one that is cut at these instants, ascending. */
    Builder(long[] cuts) {
      this.cuts = cuts;
    }

    /** Adds usage that lies within 15 minutes and spans no cut. */
    void add(long bucketMicros, long firstMicros, long lastMicros, long pico) {
      Piece piece = pieces.computeIfAbsent(begin(bucketMicros, firstMicros), _ -> new Piece());
      piece.from = Math.min(piece.from, firstMicros);
      piece.to = Math.max(piece.to, lastMicros);
      piece.pico = Math.addExact(piece.pico, pico);
    }

    /** Where the piece begins that an instant lies in: at the 15 minutes, or at a cut in them. */
    private long begin(long bucketMicros, long at) {
      int place = Arrays.binarySearch(cuts, at);
      int cut = place >= 0 ? place : -place - 2;
      return cut < 0 ? bucketMicros : Math.max(bucketMicros, cuts[cut]);
    }

    SpendLine build() {
      return new SpendLine(pieces.values());
    }
  }

  /** The responses of a piece: instants ascending, each with what was spent at it. */
  @FunctionalInterface
  interface Responses {
    SortedMap<Long, Long> between(long fromMicros, long toMicros);
  }

  int size() {
    return from.length;
  }

  /** The first piece that is not before an instant. */
  int at(long micros) {
    int place = Arrays.binarySearch(from, micros);
    return place >= 0 ? place : -place - 1;
  }

  long from(int piece) {
    return from[piece];
  }

  long to(int piece) {
    return to[piece];
  }

  /** What was spent before a piece, since the beginning of the line. */
  long before(int piece) {
    return piece == 0 ? 0 : sums[piece - 1];
  }
}

package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.Malformed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept between two readings of a database: the reader's own state, and which rows could not
 * be used. Readers read some rows again, and a row that is bad twice is still one bad row.
 */
final class RecordState {
  /** Largest state of a reader, in bytes. */
  static final int MAX_STATE = 64 * 1024;

  private static final int VERSION = 1;
  private static final int REMEMBERED = 4096;

  private final Map<Long, Malformed.Reason> rejected = new HashMap<>();
  private byte @Nullable [] reader;
  private EnumMap<Malformed.Reason, Long> counts = new EnumMap<>(Malformed.Reason.class);

  private RecordState() {}

  /**
   * What {@link #encode} made, or the state of a database of which nothing was read yet. A damaged
   * one is as good as none: the database is then read from its start.
   */
  static RecordState decode(byte @Nullable [] stored) {
    RecordState state = new RecordState();
    if (stored == null) {
      return state;
    }
    ByteReader in = new ByteReader(stored);
    try {
      if (in.raw() != VERSION) {
        throw new IllegalArgumentException("the state of a database has an unknown version");
      }
      if (in.raw() != 0) {
        state.reader = in.bytes();
      }
      List<Malformed.Reason> reasons = new ArrayList<>();
      for (int left = in.count(); left > 0; left--) {
        reasons.add(reason(in.text()));
      }
      while (in.more()) {
        long position = in.fixed();
        state.rejected.put(position, reasons.get(in.count()));
      }
      return state;
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return new RecordState();
    }
  }

  private static Malformed.Reason reason(String key) {
    for (Malformed.Reason reason : Malformed.Reason.values()) {
      if (reason.key().equals(key)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("unknown reason " + key);
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter(64 + rejected.size() * 10);
    out.raw(VERSION);
    byte[] own = reader;
    out.raw(own == null ? 0 : 1);
    if (own != null) {
      out.bytes(own);
    }
    List<Malformed.Reason> reasons = new ArrayList<>();
    for (Malformed.Reason reason : rejected.values()) {
      if (!reasons.contains(reason)) {
        reasons.add(reason);
      }
    }
    out.unsigned(reasons.size());
    reasons.forEach(reason -> out.text(reason.key()));
    rejected.forEach((position, reason) -> {
      out.fixed(position);
      out.unsigned(reasons.indexOf(reason));
    });
    return out.toBytes();
  }

  /** The reader's own state, or {@code null} at first. */
  byte @Nullable [] reader() {
    return reader == null ? null : reader.clone();
  }

  /**
   * Takes over what a reader returned.
   *
   * @throws IllegalStateException if it is none
   */
  void reader(byte @Nullable [] state) {
    if (state == null || state.length > MAX_STATE) {
      throw new IllegalStateException(
          state == null
              ? "it returned no state"
              : "it returned a state of " + state.length + " bytes; accepted: " + MAX_STATE);
    }
    reader = state.clone();
  }

  /** The same without the reader's own state, which then starts afresh. */
  RecordState forgetReader() {
    reader = null;
    return this;
  }

  /** Notes that a row cannot be used. */
  void reject(long position, Malformed.Reason reason) {
    count(rejected.get(position), -1);
    count(reason, 1);
    if (rejected.containsKey(position) || rejected.size() < REMEMBERED) {
      rejected.put(position, reason);
    }
  }

  /** Notes that a row can be used. */
  void accept(long position) {
    count(rejected.remove(position), -1);
  }

  private void count(Malformed.@Nullable Reason reason, long change) {
    if (reason != null) {
      counts.merge(reason, change, Long::sum);
    }
  }

  /** How the numbers of bad rows have changed since the last call. */
  Map<Malformed.Reason, Long> takeCounts() {
    Map<Malformed.Reason, Long> taken = counts;
    counts = new EnumMap<>(Malformed.Reason.class);
    return taken;
  }
}

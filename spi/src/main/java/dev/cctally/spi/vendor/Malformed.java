package dev.cctally.spi.vendor;

import java.util.Objects;

/**
 * A line or record that could not be used, or could be used only in part. Counted for each file and
 * shown by the health report; the rest of the file counts. Plugins create these.
 *
 * @param position where the line or record starts
 * @param reason what is wrong; a fixed vocabulary keeps the counters readable
 * @param entryLost whether a usage entry was given up, or only repaired
 * @since 1.0
 */
public record Malformed(long position, Reason reason, boolean entryLost) implements VendorEvent {
  /** What can be wrong with a line. */
  public enum Reason {
    /** Not valid JSON, or not what the format promises. */
    BAD_SYNTAX("malformed-json"),
    /** Valid JSON, but not an object. */
    NOT_AN_OBJECT("non-object"),
    /** A usage record whose time is missing or cannot be read. */
    BAD_TIMESTAMP("bad-timestamp"),
    /** A record that should carry usage but does not. */
    NO_USAGE("no-usage"),
    /** A usage record without a model. */
    NO_MODEL("no-model"),
    /** A count that is negative, not a number or too large. */
    BAD_NUMBER("bad-number"),
    /** Parts that do not add up to their whole; the whole is used. */
    BAD_SPLIT("bad-split"),
    /** A line too long to read; its content is skipped. */
    TOO_LONG("too-long");

    private final String key;

    Reason(String key) {
      this.key = key;
    }

    /** {@return the name of the counter in JSON and in the store} */
    public String key() {
      return key;
    }
  }

  /** Rejects {@code null}. */
  public Malformed {
    Objects.requireNonNull(reason, "reason");
  }
}

package dev.cctally.platform.share;

import java.util.Objects;

/** What stands in a cell of a document or behind a total: exact, and not yet text. */
public sealed interface Value {
  /** No figure, because it would mean nothing. */
  Value MISSING = new Missing();

  /**
   * A name or a date.
   *
   * @param text the text as it was found; not harmless until it is written
   */
  record Label(String text) implements Value {
    /** Rejects {@code null}. */
    public Label {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * An amount.
   *
   * @param units how much
   * @param measure of what
   */
  record Amount(long units, Measure measure) implements Value {
    /** Rejects {@code null}. */
    public Amount {
      Objects.requireNonNull(measure, "measure");
    }
  }

  /**
   * An average.
   *
   * @param units the sum
   * @param count of how many; positive
   * @param measure of what
   */
  record Mean(long units, long count, Measure measure) implements Value {
    /** Rejects {@code null}, and a count that is not positive. */
    public Mean {
      Objects.requireNonNull(measure, "measure");
      if (count <= 0) {
        throw new IllegalArgumentException("count must be positive: " + count);
      }
    }
  }

  /**
   * A number of things.
   *
   * @param count how many
   */
  record Count(long count) implements Value {}

  /**
   * A part of a whole.
   *
   * @param part the part
   * @param whole the whole; positive
   */
  record Percent(long part, long whole) implements Value {
    /** Rejects a whole that is not positive. */
    public Percent {
      if (whole <= 0) {
        throw new IllegalArgumentException("whole must be positive: " + whole);
      }
    }
  }

  /**
   * A change, as a part of what was before.
   *
   * @param before what was; positive
   * @param after what is
   */
  record Change(long before, long after) implements Value {
    /** Rejects a past that is not positive. */
    public Change {
      if (before <= 0) {
        throw new IllegalArgumentException("before must be positive: " + before);
      }
    }
  }

  /** See {@link #MISSING}. */
  record Missing() implements Value {}

  /**
   * {@return a part of a whole, or {@link #MISSING} if there is no whole}
   *
   * @param part the part
   * @param whole the whole
   */
  static Value percent(long part, long whole) {
    return whole > 0 ? new Percent(part, whole) : MISSING;
  }

  /**
   * {@return a change, or {@link #MISSING} if there was nothing before}
   *
   * @param before what was
   * @param after what is
   */
  static Value change(long before, long after) {
    return before > 0 ? new Change(before, after) : MISSING;
  }
}

package dev.cctally.platform.share;

import java.util.List;
import java.util.Objects;

/** A chart of a document. */
public sealed interface ShareChart {
  /** {@return what it shows} */
  String title();

  /** {@return what its bars count} */
  Measure measure();

  /**
   * Upright bars over time, of several series one upon the other.
   *
   * @param title what it shows
   * @param measure what its bars count
   * @param slots the periods in their order, without gaps
   * @param series the series, from the bottom up; each has an amount for each slot
   */
  record Timeline(String title, Measure measure, List<String> slots, List<Series> series)
      implements ShareChart {
    /** Rejects {@code null}, copies the lists, and rejects a series that does not fit. */
    public Timeline {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(measure, "measure");
      slots = List.copyOf(slots);
      series = List.copyOf(series);
      for (Series one : series) {
        if (one.amounts().size() != slots.size()) {
          throw new IllegalArgumentException("a series needs an amount for each slot");
        }
      }
    }
  }

  /**
   * One series of a timeline.
   *
   * @param name what it is
   * @param amounts its amounts, none negative
   */
  record Series(String name, List<Long> amounts) {
    /** Rejects {@code null} and copies the list. */
    public Series {
      Objects.requireNonNull(name, "name");
      amounts = List.copyOf(amounts);
    }
  }

  /**
   * Lying bars, the longest first.
   *
   * @param title what it shows
   * @param measure what its bars count
   * @param bars the bars
   */
  record Ranking(String title, Measure measure, List<Bar> bars) implements ShareChart {
    /** Rejects {@code null} and copies the list. */
    public Ranking {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(measure, "measure");
      bars = List.copyOf(bars);
    }
  }

  /**
   * A bar of a ranking.
   *
   * @param name whose it is
   * @param amount how long it is; not negative
   */
  record Bar(String name, long amount) {
    /** Rejects {@code null}. */
    public Bar {
      Objects.requireNonNull(name, "name");
    }
  }
}

package dev.cctally.platform.report.block;

import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.ModelUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A row of the report by quota window. All instants: microseconds since 1970-01-01T00:00:00Z. */
public sealed interface BlockRow {
  /** {@return when it starts} */
  long startMicros();

  /** {@return the first instant after it} */
  long endMicros();

  /** How a window is known. */
  enum Anchor {
    /** The vendor stated when it ends. */
    RECORDED,
    /** It starts with the hour of the first usage that lies in no other. */
    HEURISTIC
  }

  /**
   * The usage of one window.
   *
   * @param startMicros when the window starts
   * @param endMicros the first instant after it
   * @param anchor how it is known
   * @param active whether it is still open
   * @param firstMicros the first response in it
   * @param lastMicros the last response in it
   * @param figures what was used
   * @param breakdown the same by model, by cost descending
   */
  record Block(
      long startMicros,
      long endMicros,
      Anchor anchor,
      boolean active,
      long firstMicros,
      long lastMicros,
      Figures figures,
      List<ModelUsage> breakdown)
      implements BlockRow {
    /** Rejects {@code null} and copies the list. */
    public Block {
      Objects.requireNonNull(anchor, "anchor");
      Objects.requireNonNull(figures, "figures");
      breakdown = List.copyOf(breakdown);
    }

    /** {@return the ids of the models used, ascending} */
    public List<String> models() {
      List<String> models = new ArrayList<>(breakdown.size());
      for (ModelUsage model : breakdown) {
        models.add(model.model());
      }
      models.sort(null);
      return List.copyOf(models);
    }

    /** {@return all tokens} */
    public long totalTokens() {
      return figures.tokens().total();
    }
  }

  /**
   * A time without usage.
   *
   * @param startMicros the last response before it
   * @param endMicros the first response after it
   */
  record Gap(long startMicros, long endMicros) implements BlockRow {}
}

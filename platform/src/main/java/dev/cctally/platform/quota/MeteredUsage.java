package dev.cctally.platform.quota;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.TokenCounts;
import java.util.List;
import java.util.Objects;

/**
 * What was used in a span of time. Models and projects each add up to the whole.
 *
 * @param total all of it
 * @param models by model, ids as the vendor wrote them
 * @param projects by folder, {@code (unknown)} where the log does not say
 */
public record MeteredUsage(Part total, List<Named> models, List<Named> projects) {
  /** Nothing. */
  public static final MeteredUsage NONE = new MeteredUsage(Part.NONE, List.of(), List.of());

  /** Copies the lists. */
  public MeteredUsage {
    Objects.requireNonNull(total, "total");
    models = List.copyOf(models);
    projects = List.copyOf(projects);
  }

  /**
   * A sum.
   *
   * @param tokens the tokens
   * @param cost what they cost
   * @param entries how many responses
   */
  public record Part(TokenCounts tokens, Money cost, long entries) {
    /** Nothing. */
    public static final Part NONE = new Part(TokenCounts.ZERO, Money.ZERO, 0);

    /** Rejects {@code null}. */
    public Part {
      Objects.requireNonNull(tokens, "tokens");
      Objects.requireNonNull(cost, "cost");
    }

    /**
     * {@return this and another}
     *
     * @param other the other
     */
    public Part plus(Part other) {
      return new Part(
          tokens.plus(other.tokens), cost.plus(other.cost), Math.addExact(entries, other.entries));
    }
  }

  /**
   * The sum of one model or project.
   *
   * @param name which
   * @param part the sum
   */
  public record Named(String name, Part part) {
    /** Rejects {@code null}. */
    public Named {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(part, "part");
    }
  }
}

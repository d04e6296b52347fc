package dev.cctally.platform.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The block about budgets as it was found. What its members mean depends on the vendors there are,
 * so it is read when somebody asks; whatever is wrong with it does no harm to others.
 *
 * @param json the block's value as it is written; {@code null} if there is none
 */
public record BudgetBlock(@Nullable String json) {
  /** Nothing is set. */
  public static final BudgetBlock NONE = new BudgetBlock(null);

  /**
   * {@return the settings in it}
   *
   * @param vendors where budgets of vendors stand; what is not of one of these has no effect
   */
  public BudgetSettings read(List<BudgetBinding> vendors) {
    return new BudgetParser(vendors).parse(json);
  }
}

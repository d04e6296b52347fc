package dev.cctally.cli.command;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The axis that is asked for, typed with hyphens or as scripts know it. */
final class AlertAxis {
  private static final String OPTION = "--axis";

  private AlertAxis() {}

  /**
   * {@return whether an axis is the one that was asked for; any is if none was}
   *
   * @param axis what was typed, or {@code null}
   * @param choices the axes there are
   */
  static Predicate<String> wanted(@Nullable String axis, Collection<String> choices) {
    if (axis == null) {
      return _ -> true;
    }
    Set<String> known = new LinkedHashSet<>();
    choices.forEach(choice -> known.add(typed(choice)));
    if (!known.contains(typed(axis))) {
      throw new UsageException("argument " + OPTION + ": " + Values.invalidChoice(axis, known));
    }
    return each -> typed(each).equals(typed(axis));
  }

  private static String typed(String axis) {
    return axis.replace('_', '-');
  }
}

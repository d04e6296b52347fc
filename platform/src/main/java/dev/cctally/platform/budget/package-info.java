/** Budgets and their verdicts. Will own no table but the budget milestones of {@code stats.db}. */
@NullMarked
package dev.cctally.platform.budget;

import org.jspecify.annotations.NullMarked;

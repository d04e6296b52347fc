/**
 * Budgets and their verdicts: which window a budget is about, what was spent in it, and where that
 * leads. Every vendor is treated alike; costs of different vendors are never added. Owns no table:
 * what has been told about a budget is the concern of {@code alert}.
 */
@NullMarked
package dev.cctally.platform.budget;

import org.jspecify.annotations.NullMarked;

/**
 * How much of a vendor's quota is gone: readings of its windows, the resets, credits and milestones
 * that follow from them, and the usage each window has cost. Owns the {@code quota_} tables of
 * {@code stats.db}.
 *
 * <p>A <em>series</em> is what one vendor states for one account: a <em>period</em> window of a day
 * or more (such as a subscription week), a <em>block</em> window of less (such as five hours), or
 * both. Readings are only ever added; all else is worked out from them, by the same code, so that
 * it can be worked out again and compared. What cannot be worked out again, once the vendor has
 * deleted its logs, is kept: costs and milestones.
 */
@NullMarked
package dev.cctally.platform.quota;

import org.jspecify.annotations.NullMarked;

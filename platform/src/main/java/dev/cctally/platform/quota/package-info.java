/**
 * Quota readings, windows, resets and milestones. Will own the quota tables of {@code stats.db}.
 */
@NullMarked
package dev.cctally.platform.quota;

import org.jspecify.annotations.NullMarked;

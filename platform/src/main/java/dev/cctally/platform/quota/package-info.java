/**
 * What is known about vendors' quotas, and the weeks that follow from it. Will own the quota tables
 * of {@code stats.db}.
 */
@NullMarked
package dev.cctally.platform.quota;

import org.jspecify.annotations.NullMarked;

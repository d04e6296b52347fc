/**
 * What the weeks of a quota have cost and what a percent of each is worth: from stored readings and
 * stored costs, and from usage where a reset cut a week in parts. Owns no table.
 */
@NullMarked
package dev.cctally.platform.report.quota.trend;

import org.jspecify.annotations.NullMarked;

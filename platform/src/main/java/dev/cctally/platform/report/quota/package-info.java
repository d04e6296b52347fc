/**
 * Reports that set usage beside quota: what a percent costs, and where a quota is heading. Pure
 * functions of stored readings, usage cells, prices, clock and zone. Owns no table.
 */
@NullMarked
package dev.cctally.platform.report.quota;

import org.jspecify.annotations.NullMarked;

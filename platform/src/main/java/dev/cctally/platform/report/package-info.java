/**
 * Reports as records, pure functions of usage cells, prices, clock and zone; and their JSON form.
 * Owns no table.
 */
@NullMarked
package dev.cctally.platform.report;

import org.jspecify.annotations.NullMarked;

/**
 * Why a number is what it is: the lines it comes from, those that were left out and by which rule,
 * and the arithmetic to the last digit. Owns no table.
 */
@NullMarked
package dev.cctally.platform.report.explain;

import org.jspecify.annotations.NullMarked;

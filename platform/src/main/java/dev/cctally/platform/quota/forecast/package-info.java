/**
 * Where the quota of an open period leads: the arithmetic of the forecast, which knows no store and
 * no clock, and the choice of the period it is about. Percentages and rates are not rounded here.
 * Owns no table.
 */
@NullMarked
package dev.cctally.platform.quota.forecast;

import org.jspecify.annotations.NullMarked;

/** Spans of time that budgets and reports are made for. */
@NullMarked
package dev.cctally.spi.period;

import org.jspecify.annotations.NullMarked;

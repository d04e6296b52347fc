/** Exact values every other package speaks in: money, token counts, speed tiers. */
@NullMarked
package dev.cctally.spi.model;

import org.jspecify.annotations.NullMarked;

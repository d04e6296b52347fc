/** Checks that a plugin contributes to the health report. */
@NullMarked
package dev.cctally.spi.doctor;

import org.jspecify.annotations.NullMarked;

/** Alert axes, latches and dispatch. Will own the alert tables of {@code stats.db}. */
@NullMarked
package dev.cctally.platform.alert;

import org.jspecify.annotations.NullMarked;

/** Delivering a notification to the person at this host. */
@NullMarked
package dev.cctally.spi.notify;

import org.jspecify.annotations.NullMarked;

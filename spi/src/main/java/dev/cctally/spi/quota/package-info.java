/** How much of a subscription is used, and where to learn it. */
@NullMarked
package dev.cctally.spi.quota;

import org.jspecify.annotations.NullMarked;

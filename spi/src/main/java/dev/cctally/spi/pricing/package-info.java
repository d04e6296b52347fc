/** What a vendor charges: dated rates per model. */
@NullMarked
package dev.cctally.spi.pricing;

import org.jspecify.annotations.NullMarked;

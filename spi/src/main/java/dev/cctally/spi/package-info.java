/** What a cctally plugin compiles against. Start at {@link dev.cctally.spi.vendor.Vendor}. */
@NullMarked
package dev.cctally.spi;

import org.jspecify.annotations.NullMarked;

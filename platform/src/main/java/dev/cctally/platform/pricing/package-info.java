/** Applies vendors' price books to sums of usage. Owns no table. */
@NullMarked
package dev.cctally.platform.pricing;

import org.jspecify.annotations.NullMarked;

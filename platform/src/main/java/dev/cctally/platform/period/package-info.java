/** Calendar periods: weeks that start on a chosen day. Owns no table. */
@NullMarked
package dev.cctally.platform.period;

import org.jspecify.annotations.NullMarked;

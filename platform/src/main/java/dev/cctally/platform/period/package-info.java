/** Calendar periods. Owns no table. */
@NullMarked
package dev.cctally.platform.period;

import org.jspecify.annotations.NullMarked;

/** Clock, zones and date ranges. Owns no table. */
@NullMarked
package dev.cctally.platform.time;

import org.jspecify.annotations.NullMarked;

/** What was used between two instants. Owns no table. */
@NullMarked
package dev.cctally.platform.report.range;

import org.jspecify.annotations.NullMarked;

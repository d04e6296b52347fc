/** Two windows of time compared: overall, by model, by project and by use of the cache. */
@NullMarked
package dev.cctally.platform.report.diff;

import org.jspecify.annotations.NullMarked;

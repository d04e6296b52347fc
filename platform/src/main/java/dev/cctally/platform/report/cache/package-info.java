/** How well prompt caches worked. Owns no table. */
@NullMarked
package dev.cctally.platform.report.cache;

import org.jspecify.annotations.NullMarked;

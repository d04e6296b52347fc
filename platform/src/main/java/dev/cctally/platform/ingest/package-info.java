/**
 * From log bytes to usage rows and their 15-minute rollups. Owns every table of {@code cache.db}.
 */
@NullMarked
package dev.cctally.platform.ingest;

import org.jspecify.annotations.NullMarked;

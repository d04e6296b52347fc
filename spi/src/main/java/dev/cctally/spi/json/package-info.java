/** A fast, allocation-free JSON reader for log lines, provided by the platform. */
@NullMarked
package dev.cctally.spi.json;

import org.jspecify.annotations.NullMarked;

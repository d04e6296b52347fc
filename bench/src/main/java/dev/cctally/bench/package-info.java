/** Benchmarks; nothing depends on them. */
@NullMarked
package dev.cctally.bench;

import org.jspecify.annotations.NullMarked;

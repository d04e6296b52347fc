/** Measurements of the parts a user waits for; run with {@code bench/run-jmh}. */
@NullMarked
package dev.cctally.bench;

import org.jspecify.annotations.NullMarked;

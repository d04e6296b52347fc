/** The packaged product: its launcher, its archive and its cache, run as a user runs them. */
@NullMarked
package dev.cctally.distribution;

import org.jspecify.annotations.NullMarked;

/** A vendor that does everything right, and the ways to get it wrong. */
@NullMarked
package dev.cctally.testkit.acme;

import org.jspecify.annotations.NullMarked;

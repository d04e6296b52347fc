/** A vendor that ends the process when it has no price for a model. */
@NullMarked
package dev.cctally.testkit.quitting;

import org.jspecify.annotations.NullMarked;

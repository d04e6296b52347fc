/** A vendor that sets the zone of the whole process. */
@NullMarked
package dev.cctally.testkit.meddling;

import org.jspecify.annotations.NullMarked;

/** A sample product whose classes break the rules, one each. */
@NullMarked
package dev.cctally.architecture.broken.platform;

import org.jspecify.annotations.NullMarked;

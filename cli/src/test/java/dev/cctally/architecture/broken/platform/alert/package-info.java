/** A sample product whose classes break the rules, one each. */
@NullMarked
package dev.cctally.architecture.broken.platform.alert;

import org.jspecify.annotations.NullMarked;

/** Health checks. Owns no table. */
@NullMarked
package dev.cctally.platform.doctor;

import org.jspecify.annotations.NullMarked;

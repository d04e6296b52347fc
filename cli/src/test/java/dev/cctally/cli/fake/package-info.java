/** Stand-ins for the platform, and the data tests show. */
@NullMarked
package dev.cctally.cli.fake;

import org.jspecify.annotations.NullMarked;

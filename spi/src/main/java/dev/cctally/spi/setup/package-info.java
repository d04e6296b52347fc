/** Installing, inspecting and removing a vendor tool's hooks. */
@NullMarked
package dev.cctally.spi.setup;

import org.jspecify.annotations.NullMarked;

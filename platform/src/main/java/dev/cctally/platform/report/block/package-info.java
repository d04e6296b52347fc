/**
 * Usage by the windows a vendor's short quota has: recorded ones, and where none is recorded those
 * that the usage itself suggests. Owns no table.
 */
@NullMarked
package dev.cctally.platform.report.block;

import org.jspecify.annotations.NullMarked;

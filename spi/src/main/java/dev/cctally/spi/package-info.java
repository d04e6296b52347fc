/**
 * What a cctally plugin compiles against. Start at {@link dev.cctally.spi.vendor.Vendor}.
 *
 * <p>What may change in a minor version: types marked "implemented by plugins" gain methods with a
 * default; types "provided by the platform" gain methods; enums and sealed types that only the
 * platform takes apart gain members, those marked "complete" do not; records that plugins create
 * gain components, and then the constructor that a plugin was compiled with stays. So plugins make
 * these records with {@code new} and do not use record patterns on them. The build compares every
 * signature with those of the last release.
 */
@NullMarked
package dev.cctally.spi;

import org.jspecify.annotations.NullMarked;

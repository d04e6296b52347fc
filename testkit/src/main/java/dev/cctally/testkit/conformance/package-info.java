/**
 * The conformance kit: what the platform relies on in every vendor, as tests that a plugin's author
 * inherits. Start at {@link dev.cctally.testkit.conformance.VendorConformance}.
 */
@NullMarked
package dev.cctally.testkit.conformance;

import org.jspecify.annotations.NullMarked;

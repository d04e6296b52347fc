/** Log text to test with: lines, JSON taken apart and spelled differently, times moved. */
@NullMarked
package dev.cctally.testkit.corpus;

import org.jspecify.annotations.NullMarked;

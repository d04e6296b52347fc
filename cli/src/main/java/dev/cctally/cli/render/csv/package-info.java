/** Reports as comma-separated values, one record a line; see {@code docs/csv.md}. */
@NullMarked
package dev.cctally.cli.render.csv;

import org.jspecify.annotations.NullMarked;

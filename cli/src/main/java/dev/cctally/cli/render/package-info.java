/**
 * Reports as tables and as JSON. Pure functions of report records and the terminal's properties.
 */
@NullMarked
package dev.cctally.cli.render;

import org.jspecify.annotations.NullMarked;

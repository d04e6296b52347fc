/** Standard streams, the terminal behind them, colour, progress and child processes. */
@NullMarked
package dev.cctally.cli.console;

import org.jspecify.annotations.NullMarked;

/** The command line: where a process starts, and what it needs from the platform. */
@NullMarked
package dev.cctally.cli;

import org.jspecify.annotations.NullMarked;

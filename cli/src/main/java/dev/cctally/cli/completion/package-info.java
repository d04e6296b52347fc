/** Completion scripts for shells, made from the command model; they never start the program. */
@NullMarked
package dev.cctally.cli.completion;

import org.jspecify.annotations.NullMarked;

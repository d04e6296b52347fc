/** The commands: their options, what they do and how they fail. */
@NullMarked
package dev.cctally.cli.command;

import org.jspecify.annotations.NullMarked;

/** The line below a tool's prompt: made of what the tool says, of its transcript and of figures. */
@NullMarked
package dev.cctally.cli.statusline;

import org.jspecify.annotations.NullMarked;

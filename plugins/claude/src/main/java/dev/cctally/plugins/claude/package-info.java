/** Claude Code: where its transcripts lie, what their lines say and what the tokens cost. */
@NullMarked
package dev.cctally.plugins.claude;

import org.jspecify.annotations.NullMarked;

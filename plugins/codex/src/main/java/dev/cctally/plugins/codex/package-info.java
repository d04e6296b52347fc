/** Codex: where its rollouts lie, what their lines say and what the tokens cost. */
@NullMarked
package dev.cctally.plugins.codex;

import org.jspecify.annotations.NullMarked;

/**
 * Whether a prompt may be sent, as far as budgets go: decided from what is stored, at a glance,
 * without a sync and without a change of anything. Owns {@code guard-override} in the data
 * directory, the user's permission to go on for a while, and what it puts into the settings of
 * vendors' tools.
 */
@NullMarked
package dev.cctally.platform.guard;

import org.jspecify.annotations.NullMarked;

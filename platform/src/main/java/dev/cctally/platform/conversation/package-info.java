/** The conversation archive. Will own every table of {@code conversations.db}. */
@NullMarked
package dev.cctally.platform.conversation;

import org.jspecify.annotations.NullMarked;

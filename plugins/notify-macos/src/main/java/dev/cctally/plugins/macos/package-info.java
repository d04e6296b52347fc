/** Notifications in the Notification Center of macOS, by {@code osascript}. */
@NullMarked
package dev.cctally.plugins.macos;

import org.jspecify.annotations.NullMarked;

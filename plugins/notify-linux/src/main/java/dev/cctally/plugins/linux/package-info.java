/** Notifications on freedesktop desktops, by {@code notify-send}. */
@NullMarked
package dev.cctally.plugins.linux;

import org.jspecify.annotations.NullMarked;

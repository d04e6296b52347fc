/** The user's configuration file. Owns {@code config.json}. */
@NullMarked
package dev.cctally.platform.config;

import org.jspecify.annotations.NullMarked;

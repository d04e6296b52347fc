/**
 * The machine we run on, as one injected value: home folder, environment, working directory, clock.
 * Nothing else in the platform asks the system for these.
 */
@NullMarked
package dev.cctally.platform.host;

import org.jspecify.annotations.NullMarked;

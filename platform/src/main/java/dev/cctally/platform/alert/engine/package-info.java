/**
 * When an alert is due, and that it is told once. A crossing becomes a latch, a row of the history
 * file that only the process which wrote it tells of; afterwards it is the record of what happened.
 * How an alert reaches the user is the package above.
 */
@NullMarked
package dev.cctally.platform.alert.engine;

import org.jspecify.annotations.NullMarked;

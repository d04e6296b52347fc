/**
 * What an alert says and how it reaches the user: payloads, texts, the choice of a notifier,
 * dispatch and {@code logs/alerts.log}. Knows nothing of when an alert is due. {@link
 * dev.cctally.platform.alert.AlertDispatcher} is the way in.
 */
@NullMarked
package dev.cctally.platform.alert;

import org.jspecify.annotations.NullMarked;

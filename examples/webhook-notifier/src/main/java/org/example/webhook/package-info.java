/** A webhook as a cctally plugin: posts each alert as JSON to an address of the user's. */
@NullMarked
package org.example.webhook;

import org.jspecify.annotations.NullMarked;

/**
 * What the user does with plugins: installing, trusting, switching, removing; and what is kept
 * about plugins that fail. Owns {@code plugins/}, {@code plugin-trust.json} and {@code
 * plugin-failures.json} in the data directory. Not loaded by reports, unless a plugin failed.
 */
@NullMarked
package dev.cctally.platform.plugin.manage;

import org.jspecify.annotations.NullMarked;

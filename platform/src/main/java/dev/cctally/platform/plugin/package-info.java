/**
 * Finds, checks and loads plugins and keeps their failures apart. Owns no table; the only package
 * that knows PF4J's manager.
 */
@NullMarked
package dev.cctally.platform.plugin;

import org.jspecify.annotations.NullMarked;

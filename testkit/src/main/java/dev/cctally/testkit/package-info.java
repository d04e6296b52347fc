/**
 * What a plugin author tests with: a host without surprises, a sink that remembers, and lines fed
 * to a reader the way the platform does.
 */
@NullMarked
package dev.cctally.testkit;

import org.jspecify.annotations.NullMarked;

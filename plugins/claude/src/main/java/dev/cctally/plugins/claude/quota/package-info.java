/**
 * How much of a Claude subscription is used: what the usage endpoint answers to Claude Code's own
 * sign-in. The only package of the plugin that uses the network or starts a program.
 */
@NullMarked
package dev.cctally.plugins.claude.quota;

import org.jspecify.annotations.NullMarked;

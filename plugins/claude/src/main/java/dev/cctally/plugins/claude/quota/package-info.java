/**
 * How much of a Claude subscription is used: what Claude Code passes to its status line, and what
 * its usage endpoint answers. The only package of the plugin that uses the network or starts a
 * program.
 */
@NullMarked
package dev.cctally.plugins.claude.quota;

import org.jspecify.annotations.NullMarked;

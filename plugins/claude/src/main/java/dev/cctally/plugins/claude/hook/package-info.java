/**
 * Claude Code's hooks: how they stand in its settings, what it passes to them and what it takes for
 * an answer. Texts only; no file is read or written here.
 */
@NullMarked
package dev.cctally.plugins.claude.hook;

import org.jspecify.annotations.NullMarked;

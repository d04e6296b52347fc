/**
 * The core of cctally: everything between vendors' plugins and what a user sees. Knows no vendor,
 * no operating system, no HTTP and no terminal.
 */
@NullMarked
package dev.cctally.platform;

import org.jspecify.annotations.NullMarked;

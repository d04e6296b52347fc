/**
 * The settings that can be named, read, set and unset one by one, and what is wrong with a file of
 * them. Owns no file: it reads and changes {@code config.json} through {@code
 * dev.cctally.platform.config}. Knows no vendor: keys of vendors' budgets come from the vendors.
 */
@NullMarked
package dev.cctally.platform.config.key;

import org.jspecify.annotations.NullMarked;

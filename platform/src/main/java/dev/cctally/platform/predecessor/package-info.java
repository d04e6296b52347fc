/**
 * Takes over what the product that was there before this one has recorded: its history of quotas,
 * and what it has told. Knows that product's tables, and only reads them; what becomes of a row is
 * decided by the packages that own such rows here.
 */
@NullMarked
package dev.cctally.platform.predecessor;

import org.jspecify.annotations.NullMarked;

/** A vendor of coding agents: who it is, where its logs lie, and how to read them. */
@NullMarked
package dev.cctally.spi.vendor;

import org.jspecify.annotations.NullMarked;

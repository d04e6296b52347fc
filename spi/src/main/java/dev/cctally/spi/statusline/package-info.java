/** What a vendor's tool passes to the line it shows below its prompt. */
@NullMarked
package dev.cctally.spi.statusline;

import org.jspecify.annotations.NullMarked;

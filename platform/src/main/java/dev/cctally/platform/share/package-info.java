/** Reports as files to share. Owns no table. */
@NullMarked
package dev.cctally.platform.share;

import org.jspecify.annotations.NullMarked;

/** What the line below a tool's prompt says of usage. Owns no table. */
@NullMarked
package dev.cctally.platform.report.status;

import org.jspecify.annotations.NullMarked;

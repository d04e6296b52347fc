/** Usage by project over a range, with each project's part of the weeks' quota. Owns no table. */
@NullMarked
package dev.cctally.platform.report.project;

import org.jspecify.annotations.NullMarked;

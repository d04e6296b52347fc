/** Usage by the weeks of a quota, with each one's percentage. Owns no table. */
@NullMarked
package dev.cctally.platform.report.quota.week;

import org.jspecify.annotations.NullMarked;

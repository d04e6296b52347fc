/** Makes documents to share of report records: which columns, charts and totals each report has. */
@NullMarked
package dev.cctally.platform.share.template;

import org.jspecify.annotations.NullMarked;

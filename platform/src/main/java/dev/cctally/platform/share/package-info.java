/**
 * Reports as documents to share: what such a document holds, and what projects are called in it.
 * Owns no table. Documents are made of reports in {@code share.template} and written as Markdown,
 * HTML or SVG in {@code share.render}; both know this package, which knows neither.
 */
@NullMarked
package dev.cctally.platform.share;

import org.jspecify.annotations.NullMarked;

/**
 * Writes documents to share as Markdown, HTML or SVG. The only place where their figures are
 * rounded and their texts are escaped.
 */
@NullMarked
package dev.cctally.platform.share.render;

import org.jspecify.annotations.NullMarked;

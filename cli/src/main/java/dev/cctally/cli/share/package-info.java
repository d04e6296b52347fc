/**
 * Brings a document to where the user wants it: standard output, a file, the clipboard, a viewer.
 * What it holds and how it looks is the platform's.
 */
@NullMarked
package dev.cctally.cli.share;

import org.jspecify.annotations.NullMarked;

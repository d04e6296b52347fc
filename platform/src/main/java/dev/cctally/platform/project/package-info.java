/**
 * Which project a folder belongs to: git roots, labels, and roots remembered after their folder is
 * gone. Owns the table {@code project_root} of {@code cache.db}.
 */
@NullMarked
package dev.cctally.platform.project;

import org.jspecify.annotations.NullMarked;

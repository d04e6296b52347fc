/**
 * Opens the SQLite files: permissions, migrations, locks, damage. The only package that uses {@code
 * java.sql}; hands out small typed statements.
 */
@NullMarked
package dev.cctally.platform.store;

import org.jspecify.annotations.NullMarked;

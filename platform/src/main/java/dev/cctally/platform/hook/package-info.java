/**
 * What a hook of a vendor's tool sets going: events that the launcher has put into {@code spool/},
 * when the vendor may be asked again, and the log of it all, {@code logs/hook-tick.log}. Owns those
 * files and {@code hook-tick.*} in the data directory; losing any of them does no harm.
 */
@NullMarked
package dev.cctally.platform.hook;

import org.jspecify.annotations.NullMarked;

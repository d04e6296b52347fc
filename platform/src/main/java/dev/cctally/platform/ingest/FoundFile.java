package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogSource;

/**
 * A log file as it lies on disk now.
 *
 * @param source what reads it
 * @param file path and root
 * @param path the path as text, as it is stored
 * @param size in bytes
 * @param mtimeNanos modification time, since 1970
 * @param device of the file system
 * @param inode in the file system; with {@code device} the file's identity across renames
 */
record FoundFile(
    LogSource source,
    LogFile file,
    String path,
    long size,
    long mtimeNanos,
    long device,
    long inode) {}

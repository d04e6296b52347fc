package dev.cctally.platform.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What the store knows of a log file.
 *
 * @param id its row
 * @param rootId the root's row
 * @param path where it was last seen
 * @param device of the file system then
 * @param inode in the file system then
 * @param size in bytes, as of the last sync
 * @param mtimeNanos modification time, as of the last sync
 * @param cursor everything before it is stored
 * @param headPrint hash of the first bytes before the cursor
 * @param tailPrint hash of the last bytes before the cursor
 * @param readerVersion version of the rules it was read with
 * @param readerState what its reader needs to go on
 * @param tailState what became of a last line without line end, see {@link TailState}
 * @param archived whether it was gone at the last sync
 */
record KnownFile(
    int id,
    int rootId,
    String path,
    long device,
    long inode,
    long size,
    long mtimeNanos,
    long cursor,
    long headPrint,
    long tailPrint,
    int readerVersion,
    byte @Nullable [] readerState,
    TailState tailState,
    boolean archived) {
  /** Prints of a database, which has none. */
  static final long DATABASE_PRINT = -1;

  /** Whether it is a database. */
  boolean database() {
    return headPrint == DATABASE_PRINT && tailPrint == DATABASE_PRINT;
  }

  /** Whether its outer features are those of the last sync. */
  boolean sameStat(FoundFile found) {
    return size == found.size() && mtimeNanos == found.mtimeNanos() && inode == found.inode();
  }

  boolean sameInode(FoundFile found) {
    return inode != 0 && inode == found.inode() && device == found.device();
  }
}

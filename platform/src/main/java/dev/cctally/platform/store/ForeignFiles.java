package dev.cctally.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a foreign database and the files beside it lie on disk. If they lie the same later, nobody
 * has written to them.
 *
 * @param main the database
 * @param look how it lies
 * @param journalled whether it works with a rollback journal, not with a write-ahead log
 * @param logLook how the write-ahead log lies, or {@code null} if there is none
 * @param journalLook how the rollback journal lies, or {@code null} if there is none
 * @param log what is to be read beside the database
 */
record ForeignFiles(
    Path main,
    FileLook look,
    boolean journalled,
    @Nullable FileLook logLook,
    @Nullable FileLook journalLook,
    Log log) {
  private static final int WRITE_VERSION = 18; // where it stands in the file, see SQLite's format
  private static final int WITH_LOG = 2;

  /** What is beside the database. */
  enum Log {
    /** No write-ahead log, or an empty one. */
    NONE,
    /** A log, and the index that its users share. */
    INDEXED,
    /** A log without index. */
    ALONE
  }

  static ForeignFiles of(Path main) throws IOException {
    FileLook look = FileLook.at(main);
    FileLook logLook = lookAt(beside(main, "-wal"));
    Log log = Log.NONE;
    if (logLook != null && logLook.size() > 0) {
      log = Files.exists(beside(main, "-shm")) ? Log.INDEXED : Log.ALONE;
    }
    return new ForeignFiles(
        main, look, journalled(main), logLook, lookAt(beside(main, "-journal")), log);
  }

  /** How a file lies that need not be there. */
  private static @Nullable FileLook lookAt(Path file) throws IOException {
    try {
      return FileLook.at(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  static Path beside(Path main, String suffix) {
    return main.resolveSibling(main.getFileName() + suffix);
  }

  private static boolean journalled(Path main) throws IOException {
    try (InputStream in = Files.newInputStream(main)) {
      byte[] header = in.readNBytes(WRITE_VERSION + 1);
      return header.length <= WRITE_VERSION || header[WRITE_VERSION] != WITH_LOG;
    }
  }
}

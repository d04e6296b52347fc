package dev.cctally.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A private copy of a foreign database with the files beside it, in a folder of its own. */
final class ForeignCopy {
  private static final String NAME = "copy.db";
  private static final String[] SIDES = {"", "-wal", "-shm", "-journal"};

  private ForeignCopy() {}

  /** Copies what SQLite needs; only the owner can read it. */
  static Path of(ForeignFiles files) throws IOException {
    Path folder = Files.createTempDirectory("cctally-");
    Path copy = folder.resolve(NAME);
    try {
      Files.copy(files.main(), copy);
      copyIfThere(ForeignFiles.beside(files.main(), "-wal"), folder.resolve(NAME + "-wal"));
      copyIfThere(ForeignFiles.beside(files.main(), "-journal"), folder.resolve(NAME + "-journal"));
      return copy;
    } catch (IOException e) {
      delete(copy);
      throw e;
    }
  }

  private static void copyIfThere(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to);
    } catch (NoSuchFileException e) {
      return; // gone is as good as never there; what changed meanwhile is looked at afterwards
    }
  }

  static void delete(Path copy) throws IOException {
    for (String side : SIDES) {
      Files.deleteIfExists(copy.resolveSibling(NAME + side));
    }
    Path folder = copy.getParent();
    if (folder != null) {
      Files.deleteIfExists(folder);
    }
  }
}

package dev.cctally.platform.plugin.manage;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.plugin.PluginSettings;
import dev.cctally.platform.store.AtomicFile;
import dev.cctally.platform.store.DataDirectory;
import dev.cctally.platform.store.IoReason;
import dev.cctally.platform.store.ProcessLock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The folder of the user's plugins, and the lock of those who change it. */
final class PluginFiles {
  private static final String INCOMING = ".incoming-";
  private static final String REMOVED = "removed";
  private static final String LOCK = "plugins.lock";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DataDirectory data;

  PluginFiles(DataDirectory data) {
    this.data = data;
  }

  Path folder() {
    return data.path().resolve(PluginSettings.USER_FOLDER);
  }

  /** Does something while no other process changes plugins. */
  <T> T alone(Callable<T> work) {
    try {
      data.ensure();
      Path lockFile = data.privateFile(LOCK);
      Optional<ProcessLock> lock = ProcessLock.take(lockFile, PATIENCE);
      if (lock.isEmpty()) {
        throw new AppException(
            ErrorKind.EXTERNAL,
            "another process is changing plugins (it holds " + lockFile + "); try again");
      }
      try (ProcessLock _ = lock.get()) {
        return work.call();
      }
    } catch (IOException e) {
      throw failed("cannot change plugins in " + data.path(), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** An empty private file in the folder that no scan takes for a plugin. */
  Path incoming() throws IOException {
    ensureFolder(folder());
    dropAbandoned();
    return Files.createTempFile( // 0600 wherever there are such permissions
        folder(), INCOMING + ProcessHandle.current().pid() + "-", ".part");
  }

  /** Deletes what killed processes left behind. */
  private void dropAbandoned() throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder(), INCOMING + "*")) {
      for (Path part : parts) {
        String name = part.getFileName().toString().substring(INCOMING.length());
        int dash = name.indexOf('-');
        if (dash > 0 && !alive(name.substring(0, dash))) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private static boolean alive(String pid) {
    try {
      return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
    } catch (NumberFormatException e) {
      return true; // not one of ours
    }
  }

  /** Puts a jar in its place. */
  void place(Path incoming, Path jar) throws IOException {
    ensureFolder(folder());
    if (Files.exists(jar, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(jar + " is in the way");
    }
    makePrivate(incoming);
    AtomicFile.moveOver(incoming, jar);
  }

  private static void makePrivate(Path file) throws IOException {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (UnsupportedOperationException e) {
      return; // this file system has no such permissions
    }
  }

  /** Moves a jar, or what has a jar's name, out of the way; where it is then. */
  Path setAside(Path jar) throws IOException {
    Path removed = folder().resolve(REMOVED);
    ensureFolder(removed);
    Path target = removed.resolve(jar.getFileName());
    for (int i = 1; Files.exists(target, LinkOption.NOFOLLOW_LINKS); i++) {
      target = removed.resolve(jar.getFileName() + "." + i);
    }
    Files.move(jar, target);
    return target;
  }

  private static void ensureFolder(Path folder) throws IOException {
    new DataDirectory(folder).ensure();
  }

  /** An error of the machine's as a sentence. */
  static AppException failed(String what, IOException e) {
    return new AppException(ErrorKind.EXTERNAL, what + ": " + IoReason.of(e), e);
  }
}

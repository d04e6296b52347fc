package dev.cctally.testkit.conformance;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.testkit.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A home folder with the files of an example in it, and what a vendor finds there. */
final class Home {
  private final TestHost host;

  private Home(TestHost host) {
    this.host = host;
  }

  /** Writes files, a minute between one and the next. */
  static Home of(Path folder, List<LogExample.File> files) throws IOException {
    Files.createDirectories(folder);
    Home home = new Home(TestHost.at(folder));
    Duration age = Duration.ofMinutes(files.size());
    for (LogExample.File file : files) {
      Path path = folder.resolve(file.path());
      Path parent = path.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(path, file.content());
      Files.setLastModifiedTime(path, FileTime.from(TestHost.NOON.minus(age)));
      age = age.minusMinutes(1);
    }
    return home;
  }

  TestHost host() {
    return host;
  }

  Path folder() {
    return host.home();
  }

  /** The log at a path, as the platform finds it by what the vendor's sources say. */
  Log log(Vendor vendor, String path, String name) throws IOException {
    Path file = folder().resolve(path);
    return find(vendor, file, host)
        .map(found -> new Log(name, found.source(), found.file(), read(file)))
        .orElseThrow(() ->
            new AssertionError(
                name
                    + ": no source has a root with the file ~/"
                    + path
                    + "; found were "
                    + roots(vendor)));
  }

  /** A file and the source it belongs to. */
  record Found(AppendLog source, LogFile file) {}

  /** Looks a file up in the roots of a vendor's sources. */
  static Optional<Found> find(Vendor vendor, Path file, TestHost host) {
    for (LogSource source : CheckedLog.of(vendor)) {
      for (LogRoot root : source.discover(host).roots()) {
        boolean below = file.startsWith(root.path()) && file.toString().endsWith(root.suffix());
        if (below && source instanceof AppendLog log) {
          return Optional.of(new Found(log, new LogFile(file, root)));
        }
      }
    }
    return Optional.empty();
  }

  private List<LogRoot> roots(Vendor vendor) {
    List<LogRoot> roots = new ArrayList<>();
    for (LogSource source : CheckedLog.of(vendor)) {
      roots.addAll(source.discover(host).roots());
    }
    return roots;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError("cannot read back " + file, e);
    }
  }
}

package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.LogSource;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds the log files below roots. Opens nothing. A file reached by two spellings is found once: the
 * earlier root wins, then the spelling without links, then the smaller path.
 */
final class LogWalker {
  private final List<String> errors = new ArrayList<>();
  private final List<Path> realRoots = new ArrayList<>();
  private final Set<Path> linkedFolders = new HashSet<>();
  private final Map<Object, Candidate> byIdentity = new HashMap<>();
  private final List<Candidate> unidentified = new ArrayList<>();

  private record Candidate(FoundFile file, int root, boolean linked) {
    static final Comparator<Candidate> PRECEDENCE =
        Comparator.comparingInt(Candidate::root)
            .thenComparing(Candidate::linked)
            .thenComparing(c -> c.file().path());
  }

  /** A root with the source it belongs to. */
  record SourceRoot(LogSource source, LogRoot root) {}

  /** Folders and files that could not be looked at, one sentence each. */
  List<String> errors() {
    return errors;
  }

  /** The files, in no particular order. */
  List<FoundFile> walk(List<SourceRoot> roots) {
    for (SourceRoot each : roots) {
      realRoots.add(real(each.root().path()));
    }
    for (int i = 0; i < roots.size(); i++) {
      SourceRoot each = roots.get(i);
      Path path = each.root().path();
      BasicFileAttributes attributes = attributes(path);
      if (attributes != null && attributes.isRegularFile()) {
        add(each, i, path, attributes, false);
      } else if (attributes != null) {
        walkFolder(each, i, path, false);
      }
    }
    List<FoundFile> found = new ArrayList<>(byIdentity.size() + unidentified.size());
    byIdentity.values().forEach(c -> found.add(c.file()));
    unidentified.forEach(c -> found.add(c.file()));
    return found;
  }

  private void walkFolder(SourceRoot root, int index, Path folder, boolean linked) {
    try {
      Files.walkFileTree(folder, new Visitor(root, index, folder, linked));
    } catch (IOException e) {
      errors.add("could not list " + folder + ": " + reason(e));
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final SourceRoot root;
    private final int index;
    private final Path start;
    private final boolean linked;

    Visitor(SourceRoot root, int index, Path start, boolean linked) {
      this.root = root;
      this.index = index;
      this.start = start;
      this.linked = linked;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        if (matches(path)) {
          add(root, index, path, attributes, linked);
        }
      } else if (attributes.isSymbolicLink()) {
        link(path);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
      if (path.equals(start)) {
        BasicFileAttributes target = attributes(path);
        if (target == null) {
          return FileVisitResult.CONTINUE;
        }
      }
      errors.add("could not look at " + path + ": " + reason(e));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      if (e != null) {
        errors.add("could not list " + folder + ": " + reason(e));
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean matches(Path path) {
      return path.toString().endsWith(root.root().suffix());
    }

    private void link(Path path) {
      BasicFileAttributes target = attributes(path);
      if (target == null) {
        return; // dangling
      }
      if (target.isRegularFile()) {
        if (matches(path)) {
          add(root, index, path, target, true);
        }
      } else if (target.isDirectory()) {
        Path real = real(path);
        if (realRoots.stream().noneMatch(r -> real.startsWith(r) || r.startsWith(real))
            && linkedFolders.add(real)) {
          // The trailing "." makes the walk enter the link instead of reporting it.
          walkFolder(root, index, path.resolve("."), true);
        }
      }
    }
  }

  private void add(
      SourceRoot root, int index, Path path, BasicFileAttributes attributes, boolean linked) {
    long device = 0;
    long inode = 0;
    Object key = attributes.fileKey();
    if (key != null) {
      // On POSIX systems the key prints as (dev=<hex>,ino=<decimal>); there is no better accessor
      // that does not cost a second system call for each file.
      String text = key.toString();
      int comma = text.indexOf(",ino=");
      if (text.startsWith("(dev=") && comma > 0) {
        device = Long.parseUnsignedLong(text, 5, comma, 16);
        inode = Long.parseUnsignedLong(text, comma + 5, text.length() - 1, 10);
      }
    }
    Path plain = linked ? path.normalize() : path;
    FoundFile file =
        new FoundFile(
            root.source(),
            new LogFile(plain, root.root()),
            plain.toString(),
            attributes.size(),
            attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
            device,
            inode);
    Candidate candidate = new Candidate(file, index, linked);
    if (key == null) {
      unidentified.add(candidate);
    } else {
      byIdentity.merge(
          key, candidate, (a, b) -> Candidate.PRECEDENCE.compare(a, b) <= 0 ? a : b);
    }
  }

  private @Nullable BasicFileAttributes attributes(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(path)) {
        errors.add("could not look at " + path + ": " + reason(e));
      }
      return null;
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException _ -> "permission denied";
      case java.nio.file.NoSuchFileException _ -> "no such file";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}

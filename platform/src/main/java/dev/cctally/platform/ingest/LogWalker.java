package dev.cctally.platform.ingest;

import dev.cctally.platform.store.IoReason;
import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.DatabaseLog;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.LogSource;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the log files below roots. Opens nothing. A file reached by two spellings is found once:
 * the earlier root wins, then the spelling without links, then the smaller path. A linked folder is
 * entered only if its target lies outside every root.
 */
final class LogWalker {
  private final List<String> errors = new ArrayList<>();
  private final List<Path> unseen = new ArrayList<>();
  private final List<Candidate> candidates = new ArrayList<>();
  private final FolderWalk walk;
  private final boolean archives;
  private final boolean databases;
  private final List<Path> realRoots = new ArrayList<>();
  private final Set<Path> linkedFolders = new HashSet<>();

  /** A root with the source it belongs to. */
  record SourceRoot(LogSource source, LogRoot root) {}

  /** A log file as one spelling reaches it. */
  record Candidate(FoundFile file, int root, boolean linked) {
    /** Whether this spelling is the one to keep. Written out: made comparators start slowly. */
    boolean precedes(Candidate other) {
      int order = Integer.compare(root, other.root);
      if (order == 0) {
        order = Boolean.compare(linked, other.linked);
      }
      return (order == 0 ? file.path().compareTo(other.file.path()) : order) <= 0;
    }
  }

  /** Folders and files that could not be looked at, one sentence each. */
  List<String> errors() {
    return errors;
  }

  /**
   * Where files may lie that were not found: what could not be looked at, and roots and targets of
   * links that are not there, such as those of a disk that is not mounted. That a known file below
   * was not found does not prove that it is gone.
   */
  List<Path> unseen() {
    return unseen;
  }

  /** Starts looking, in the background. */
  LogWalker(List<SourceRoot> roots) {
    List<FolderWalk.Folder> starts = new ArrayList<>();
    boolean anyArchive = false;
    boolean anyDatabase = false;
    for (int i = 0; i < roots.size(); i++) {
      SourceRoot root = roots.get(i);
      Path path = root.root().path();
      anyArchive |= root.root().archive();
      anyDatabase |= isDatabase(root.source());
      realRoots.add(real(path));
      try {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isRegularFile()) {
          candidates.add(FolderWalk.candidate(root, i, path, attributes, false));
        } else {
          starts.add(new FolderWalk.Folder(root, i, false, path));
        }
      } catch (NoSuchFileException e) {
        unseen.add(path);
      } catch (IOException e) {
        errors.add("could not look at " + path + ": " + IoReason.of(e));
        unseen.add(path);
      }
    }
    archives = anyArchive;
    databases = anyDatabase;
    walk = new FolderWalk(starts);
  }

  /** The files, in no particular order; call once. */
  List<FoundFile> files() {
    List<FolderWalk.Link> links = take(walk);
    while (!links.isEmpty()) {
      List<FolderWalk.Folder> deeper = new ArrayList<>();
      for (FolderWalk.Link link : links) {
        follow(link, deeper);
      }
      links = deeper.isEmpty() ? List.of() : take(new FolderWalk(deeper));
    }
    Map<Object, Candidate> byIdentity = new HashMap<>(candidates.size() * 2);
    List<FoundFile> found = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      Object identity = candidate.file().identity();
      if (identity == null) {
        found.add(candidate.file());
      } else {
        Candidate known = byIdentity.put(identity, candidate);
        if (known != null && known.precedes(candidate)) {
          byIdentity.put(identity, known);
        }
      }
    }
    for (Candidate candidate : byIdentity.values()) {
      found.add(candidate.file());
    }
    if (archives) {
      leaveOutCopies(found);
    }
    return databases ? SideFiles.joined(found) : found;
  }

  /** Asked this way round, a vendor without databases does not load what databases need. */
  static boolean isDatabase(LogSource source) {
    return !(source instanceof AppendLog) && source instanceof DatabaseLog;
  }

  /** A log that lies in an archive and elsewhere below the same home is one log. */
  private static void leaveOutCopies(List<FoundFile> found) {
    Set<Path> elsewhere = new HashSet<>();
    for (FoundFile file : found) {
      if (!file.file().root().archive()) {
        elsewhere.add(placeInHome(file));
      }
    }
    found.removeIf(file -> file.file().root().archive() && elsewhere.contains(placeInHome(file)));
  }

  private static Path placeInHome(FoundFile file) {
    return file.file().root().home().resolve(file.file().path().getFileName());
  }

  private List<FolderWalk.Link> take(FolderWalk done) {
    done.finish();
    candidates.addAll(done.found());
    errors.addAll(done.errors());
    unseen.addAll(done.unseen());
    return done.links();
  }

  private void follow(FolderWalk.Link link, List<FolderWalk.Folder> deeper) {
    BasicFileAttributes target;
    try {
      target = Files.readAttributes(link.path(), BasicFileAttributes.class);
    } catch (IOException e) {
      unseen.add(link.path()); // it points nowhere, in a circle, or where we may not look
      return;
    }
    SourceRoot root = link.root();
    if (target.isRegularFile()) {
      if (link.path().toString().endsWith(root.root().suffix())) {
        candidates.add(FolderWalk.candidate(root, link.index(), link.path(), target, true));
      }
    } else if (target.isDirectory()) {
      Path real = real(link.path());
      if (realRoots.stream().noneMatch(r -> real.startsWith(r) || r.startsWith(real))
          && linkedFolders.add(real)) {
        deeper.add(new FolderWalk.Folder(root, link.index(), true, link.path()));
      }
    }
  }

  /** The entries of a folder. */
  static List<Path> list(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        entries.add(entry);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}

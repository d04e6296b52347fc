package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.SyncPlan.Seen;
import dev.cctally.platform.store.IoReason;
import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.DatabaseLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the files on disk with the files in the store. Reads prints only, and only if in doubt.
 */
final class SyncPlanner {
  /** A file nobody has written to for so long is finished, even without a last line end. */
  static final Duration CLOSED_AFTER = Duration.ofHours(24);

  private final Map<String, Integer> roots;
  private final List<Path> unseen;
  private final long closedBeforeNanos;
  private final boolean rebuild;
  private final boolean prune;

  private final List<FileTask> tasks = new ArrayList<>();
  private final List<Seen> touched = new ArrayList<>();
  private final List<Seen> moved = new ArrayList<>();
  private final List<KnownFile> returned = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private int skipped;

  /**
   * Makes a planner.
   *
   * @param roots rows of the stored roots, see {@link FileTable#roots}
   * @param unseen where a file that was not found may still be
   * @param clock tells how old a file is
   * @param rebuild whether everything is to be read again
   * @param prune whether what the vendors have deleted is to be forgotten
   */
  SyncPlanner(
      Map<String, Integer> roots, List<Path> unseen, Clock clock, boolean rebuild, boolean prune) {
    this.roots = roots;
    this.unseen = unseen;
    this.rebuild = rebuild;
    this.prune = prune;
    this.closedBeforeNanos = clock.instant().minus(CLOSED_AFTER).toEpochMilli() * 1_000_000L;
  }

  SyncPlan plan(List<FoundFile> found, List<KnownFile> known, Set<Integer> currentRoots) {
    Map<String, KnownFile> byPath = new HashMap<>(known.size() * 2);
    for (KnownFile file : known) {
      byPath.put(file.rootId() + "\n" + file.path(), file);
    }
    List<FoundFile> unknown = new ArrayList<>();
    Set<Integer> seen = new HashSet<>(known.size() * 2);
    for (FoundFile file : found) {
      KnownFile match = byPath.get(rootId(file) + "\n" + file.path());
      if (match == null) {
        unknown.add(file);
      } else {
        seen.add(match.id());
        if (rebuild) {
          tasks.add(rebuild(file, match));
        } else if (file.source() instanceof AppendLog) {
          compare(file, match);
        } else {
          compareWhole(file, match);
        }
      }
    }
    List<KnownFile> missing = new ArrayList<>();
    for (KnownFile file : known) {
      if (!seen.contains(file.id())) {
        missing.add(file);
      }
    }
    Set<Integer> reborn = renames(unknown, missing);
    List<KnownFile> vanished = new ArrayList<>();
    List<KnownFile> gone = new ArrayList<>();
    for (KnownFile file : missing) {
      if (!reborn.contains(file.id()) && currentRoots.contains(file.rootId()) && provedGone(file)) {
        gone.add(file);
        if (!file.archived()) {
          vanished.add(file);
        }
      }
    }
    tasks.sort(
        Comparator.comparingLong((FileTask t) -> t.found().mtimeNanos())
            .thenComparing(t -> t.found().path()));
    return new SyncPlan(
        found.size(), skipped, tasks, touched, moved, vanished, returned, gone, errors);
  }

  private boolean provedGone(KnownFile file) {
    if (unseen.isEmpty()) {
      return true;
    }
    Path path = Path.of(file.path());
    return unseen.stream().noneMatch(path::startsWith);
  }

  private int rootId(FoundFile file) {
    Integer id =
        roots.get(FileTable.rootKey(file.source().id(), file.file().root().path().toString()));
    return id == null ? -1 : id;
  }

  private boolean closed(FoundFile file) {
    return file.mtimeNanos() < closedBeforeNanos;
  }

  private FileTask rebuild(FoundFile file, KnownFile known) {
    boolean keepsRows = file.source() instanceof DatabaseLog && !prune;
    return keepsRows && known.readerVersion() == file.source().readerVersion()
        ? FileTask.afresh(file, known)
        : FileTask.again(file, known, closed(file));
  }

  /** Compares a document or a database, of which nothing says where it changed. */
  private void compareWhole(FoundFile file, KnownFile known) {
    if (known.readerVersion() != file.source().readerVersion()
        || known.tailState() == TailState.REPLACING) {
      tasks.add(FileTask.again(file, known, closed(file)));
    } else if (known.sameStat(file)) {
      if (known.archived()) {
        returned.add(known);
      }
      skipped++;
    } else if (file.source() instanceof DatabaseLog) {
      // Another database in its place knows nothing of what was read before.
      tasks.add(
          known.sameInode(file) || known.inode() == 0
              ? FileTask.onward(file, known, false)
              : FileTask.afresh(file, known));
    } else {
      Boolean same = sameDocument(file, known);
      if (Boolean.TRUE.equals(same)) {
        touched.add(new Seen(known, file));
        skipped++;
      } else if (same != null) {
        tasks.add(FileTask.again(file, known, closed(file)));
      }
    }
  }

  /** Whether a document holds what is stored of it; null if it cannot be read. */
  private @Nullable Boolean sameDocument(FoundFile file, KnownFile known) {
    if (file.size() != known.size()) {
      return false;
    }
    try {
      return DocumentStream.print(file.file().path()) == known.headPrint();
    } catch (IOException e) {
      errors.add("could not read " + file.path() + ": " + IoReason.of(e));
      return null;
    }
  }

  private void compare(FoundFile file, KnownFile known) {
    if (known.readerVersion() != file.source().readerVersion()) {
      tasks.add(FileTask.again(file, known, closed(file)));
      return;
    }
    if (known.sameStat(file)) {
      if (known.archived()) {
        returned.add(known);
      }
      if (known.cursor() < known.size() && known.tailState() == TailState.OPEN && closed(file)) {
        tasks.add(FileTask.onward(file, known, true));
      } else {
        skipped++;
      }
      return;
    }
    Boolean grew = samePrefix(file, known);
    if (grew == null) {
      return;
    }
    if (!grew || (known.tailState() == TailState.COUNTED && known.size() != file.size())) {
      tasks.add(FileTask.again(file, known, closed(file)));
    } else if (file.size() == known.size() && known.cursor() == known.size()) {
      touched.add(new Seen(known, file));
      skipped++;
    } else {
      tasks.add(FileTask.onward(file, known, closed(file)));
    }
  }

  /** Whether the stored part of the file is still its beginning; null if it cannot be read. */
  private @Nullable Boolean samePrefix(FoundFile file, KnownFile known) {
    if (file.size() < known.cursor()) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file.file().path(), StandardOpenOption.READ)) {
      return FilePrints.of(channel, known.cursor()).match(known);
    } catch (IOException e) {
      errors.add("could not read " + file.path() + ": " + IoReason.of(e));
      return null;
    }
  }

  /**
   * Finds files that only changed their name: by inode, else by equal beginning. What is left of
   * {@code unknown} becomes new files.
   */
  private Set<Integer> renames(List<FoundFile> unknown, List<KnownFile> missing) {
    Set<Integer> reborn = new HashSet<>();
    Map<String, KnownFile> byInode = new HashMap<>();
    Map<Long, List<KnownFile>> byTail = new HashMap<>();
    for (KnownFile file : missing) {
      if (file.inode() != 0) {
        byInode.put(file.device() + ":" + file.inode(), file);
      }
      if (file.cursor() > 0) {
        byTail.computeIfAbsent(file.cursor(), _ -> new ArrayList<>()).add(file);
      }
    }
    for (FoundFile file : unknown) {
      KnownFile old = byInode.get(file.device() + ":" + file.inode());
      if (file.source() instanceof DatabaseLog) {
        renamedDatabase(file, old, reborn);
        continue;
      }
      if (old == null || reborn.contains(old.id()) || !Boolean.TRUE.equals(sameStart(file, old))) {
        old = byTail.isEmpty() ? null : sameBeginning(file, byTail, reborn);
      }
      if (old == null) {
        tasks.add(FileTask.fresh(file, closed(file)));
      } else {
        reborn.add(old.id());
        moved.add(new Seen(old, file));
        compareMoved(file, old);
      }
    }
    return reborn;
  }

  /** Whether a file is, or begins with, what is stored of another; null if it cannot be read. */
  private @Nullable Boolean sameStart(FoundFile file, KnownFile known) {
    return file.source() instanceof AppendLog ? samePrefix(file, known) : sameDocument(file, known);
  }

  /**
   * A database under another name. The number in the file system may have gone to another one
   * meanwhile, so it is read from nothing; rows it still has replace themselves.
   */
  private void renamedDatabase(FoundFile file, @Nullable KnownFile old, Set<Integer> reborn) {
    if (old == null || !old.database() || !reborn.add(old.id())) {
      tasks.add(FileTask.fresh(file, false));
      return;
    }
    moved.add(new Seen(old, file));
    tasks.add(
        old.readerVersion() == file.source().readerVersion()
            ? FileTask.afresh(file, old)
            : FileTask.again(file, old, false));
  }

  private void compareMoved(FoundFile file, KnownFile old) {
    if (old.readerVersion() != file.source().readerVersion()
        || (old.tailState() == TailState.COUNTED && old.size() != file.size())) {
      tasks.add(FileTask.again(file, old, closed(file)));
    } else if (file.size() != old.cursor()) {
      tasks.add(FileTask.onward(file, old, closed(file)));
    } else {
      skipped++;
    }
  }

  /**
   * Among files that are gone, one whose whole stored part is the beginning of this file. Files
   * that were wholly read are compared by size first, since a moved file rarely grows in the same
   * moment.
   */
  private @Nullable KnownFile sameBeginning(
      FoundFile file, Map<Long, List<KnownFile>> byCursor, Set<Integer> reborn) {
    List<KnownFile> candidates = new ArrayList<>(byCursor.getOrDefault(file.size(), List.of()));
    if (candidates.isEmpty() && byCursor.size() <= 64) {
      byCursor.forEach((cursor, files) -> {
        if (cursor <= file.size() && cursor >= 4096) {
          candidates.addAll(files);
        }
      });
    }
    for (KnownFile old : candidates) {
      if (!reborn.contains(old.id())
          && file.size() >= old.size()
          && Boolean.TRUE.equals(sameStart(file, old))) {
        return old;
      }
    }
    return null;
  }
}

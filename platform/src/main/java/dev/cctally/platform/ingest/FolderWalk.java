package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.LogWalker.Candidate;
import dev.cctally.platform.ingest.LogWalker.SourceRoot;
import dev.cctally.platform.store.IoReason;
import dev.cctally.spi.vendor.LogFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Walks folders without following links. Starts at once on a thread of its own; whoever needs the
 * result helps to finish. Looking at some thousand files is most of what a report without news has
 * to do, and this lets the store be read meanwhile.
 */
final class FolderWalk {
  /** Longer than any history of logs takes; a vendor that names all of the disk is not walked. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Queue<Folder> folders = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final Part own = new Part();
  private final Part background = new Part();
  private final Thread thread;
  private final long endNanos;

  /** A folder to walk. */
  record Folder(SourceRoot root, int index, boolean linked, Path path) {
    private Folder at(Path child) {
      return new Folder(root, index, linked, child);
    }
  }

  /** A link that was not followed. */
  record Link(SourceRoot root, int index, Path path) {}

  /** What one thread has found. */
  private static final class Part {
    final List<Candidate> found = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    final List<String> errors = new ArrayList<>();
    final List<Path> unseen = new ArrayList<>();
    @Nullable Throwable failure;
    @Nullable Folder gaveUp;
  }

  FolderWalk(List<Folder> starts) {
    this(starts, PATIENCE);
  }

  FolderWalk(List<Folder> starts, Duration patience) {
    endNanos = System.nanoTime() + patience.toNanos();
    pending.set(starts.size());
    folders.addAll(starts);
    thread = new Thread(this::walkInBackground, "cctally-walk");
    thread.setDaemon(true);
    thread.start();
  }

  private void walkInBackground() {
    try {
      drain(background);
    } catch (RuntimeException | Error e) {
      background.failure = e;
      pending.set(0); // the other thread must not wait for what will not be done
    }
  }

  /** Helps until all is found. */
  void finish() {
    drain(own);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable failure = background.failure;
    if (failure != null) {
      throw new IllegalStateException("walking the log folders failed", failure);
    }
  }

  private void drain(Part part) {
    while (pending.get() > 0) {
      Folder folder = folders.poll();
      if (folder == null) {
        Thread.onSpinWait(); // the other thread is inside the last folders
        continue;
      }
      visit(folder, part);
      pending.decrementAndGet();
    }
  }

  private void visit(Folder folder, Part part) {
    if (System.nanoTime() - endNanos > 0) {
      part.unseen.add(folder.path());
      part.gaveUp = folder;
      return;
    }
    List<Path> entries;
    try {
      entries = LogWalker.list(folder.path());
    } catch (IOException e) {
      part.errors.add("could not list " + folder.path() + ": " + IoReason.of(e));
      part.unseen.add(folder.path());
      return;
    }
    String suffix = folder.root().root().suffix();
    for (Path entry : entries) {
      BasicFileAttributes attributes;
      try {
        attributes = LogWalker.attributes(entry);
      } catch (NoSuchFileException e) {
        continue; // deleted meanwhile
      } catch (IOException e) {
        part.errors.add("could not look at " + entry + ": " + IoReason.of(e));
        part.unseen.add(entry);
        continue;
      }
      if (attributes.isDirectory()) {
        pending.incrementAndGet();
        folders.add(folder.at(entry));
      } else if (attributes.isSymbolicLink()) {
        part.links.add(new Link(folder.root(), folder.index(), entry));
      } else if (attributes.isRegularFile() && entry.toString().endsWith(suffix)) {
        part.found.add(
            candidate(folder.root(), folder.index(), entry, attributes, folder.linked()));
      }
    }
  }

  List<Candidate> found() {
    return join(own.found, background.found);
  }

  List<Link> links() {
    return join(own.links, background.links);
  }

  List<String> errors() {
    List<String> errors = join(own.errors, background.errors);
    Folder left = own.gaveUp == null ? background.gaveUp : own.gaveUp;
    if (left != null) {
      errors.add(
          "gave up looking for logs below "
              + left.root().root().path()
              + " after "
              + PATIENCE.toSeconds()
              + " s; it holds too much");
    }
    return errors;
  }

  /** Folders and files of which it is not known what they hold, or whether they exist. */
  List<Path> unseen() {
    return join(own.unseen, background.unseen);
  }

  private static <T> List<T> join(List<T> a, List<T> b) {
    List<T> all = new ArrayList<>(a.size() + b.size());
    all.addAll(a);
    all.addAll(b);
    return all;
  }

  static Candidate candidate(
      SourceRoot root, int index, Path path, BasicFileAttributes attributes, boolean linked) {
    FoundFile file =
        new FoundFile(
            root.source(),
            new LogFile(path, root.root()),
            path.toString(),
            attributes.size(),
            attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
            attributes.fileKey());
    return new Candidate(file, index, linked);
  }
}

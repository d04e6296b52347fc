package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.spi.vendor.SessionFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stores chunks. Used by one thread, inside transactions that its owner begins and ends; what a
 * transaction has changed stands in {@link #changes} until then.
 */
final class ChunkWriter implements AutoCloseable {
  private final FileTable files;
  private final Map<String, Integer> rootIds;
  private final SessionTable sessions;
  private final UsageTable usage;
  private final PendingChanges changes;
  private final Map<FileTask, OpenFile> open = new HashMap<>();

  /**
   * Makes a writer.
   *
   * @param database where
   * @param rootIds rows of the roots, see {@link FileTable#roots}
   * @param promptThresholds prompt sizes that divide price tiers, ascending
   * @param changes is told of what changes
   */
  ChunkWriter(
      SqlDatabase database,
      Map<String, Integer> rootIds,
      List<Long> promptThresholds,
      PendingChanges changes) {
    this.files = new FileTable(database);
    this.rootIds = rootIds;
    this.sessions = new SessionTable(database);
    this.usage = new UsageTable(database, promptThresholds);
    this.changes = changes;
  }

  /** A file between its first chunk and its last. */
  private record OpenFile(int id, boolean fresh, Map<String, SessionTable.Stored> sessions) {}

  void write(ParsedChunk chunk) {
    FileTask task = chunk.task();
    OpenFile file = open.remove(task);
    if (file == null) {
      file = begin(task);
    }
    for (SessionFacts facts : chunk.facts().values()) {
      SessionTable.Stored session = session(file, task, facts.key());
      if (sessions.apply(session, facts) && !(file.fresh && chunk.first())) {
        usage.groups(file.id, false, changes); // shadows are told by the session's id
      }
    }
    boolean nothingBefore = file.fresh && chunk.first();
    String lastKey = null;
    SessionTable.@Nullable Stored session = null;
    for (ParsedRow row : chunk.rows()) {
      String key = row.value.session();
      if (session == null || !key.equals(lastKey)) {
        session = session(file, task, key);
        lastKey = key;
      }
      if (nothingBefore) {
        usage.insert(file.id, session.id, row, changes);
      } else {
        usage.merge(file.id, session.id, row, changes);
      }
    }
    files.advance(file.id, chunk);
    if (!chunk.last()) {
      open.put(task, file);
    }
  }

  private OpenFile begin(FileTask task) {
    KnownFile known = task.known();
    if (known == null) {
      FoundFile found = task.found();
      Integer root =
          rootIds.get(
              FileTable.rootKey(found.source().id(), found.file().root().path().toString()));
      if (root == null) {
        throw new IllegalStateException("the root of " + found.path() + " is not stored");
      }
      return new OpenFile(files.add(root, found), true, new HashMap<>());
    }
    Map<String, SessionTable.Stored> stored = sessions.sessions(known.id());
    if (task.reset()) {
      usage.clear(known.id(), changes);
      files.rewind(known.id());
      stored.values().forEach(sessions::clearFacts);
    } else {
      // The modification time decides which file comes first, and it has changed.
      usage.groups(known.id(), true, changes);
    }
    return new OpenFile(known.id(), task.reset(), stored);
  }

  private SessionTable.Stored session(OpenFile file, FileTask task, String key) {
    FoundFile found = task.found();
    return file.sessions.computeIfAbsent(
        key, k -> sessions.create(file.id, k, found.source().hint(found.file())));
  }

  /** Drops what is stored of a file that is to be read again, or not at all. */
  void clear(int fileId) {
    usage.clear(fileId, changes);
  }

  /** Which accounts of the file's responses count must be worked out again. */
  void reconsider(int fileId) {
    usage.groups(fileId, true, changes);
  }

  /** Writes what is still waiting. */
  void flush() {
    usage.flush();
  }

  /** The transaction was undone. */
  void forget() {
    usage.forget();
    open.clear();
  }

  @Override
  public void close() {
    sessions.close();
    usage.close();
  }
}

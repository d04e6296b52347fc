package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.SessionHint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stores chunks. Used by one thread, inside transactions that its owner begins and ends. Before a
 * transaction ends, {@link #settle} or {@link #settleAll} works out what it has changed.
 */
final class ChunkWriter implements AutoCloseable {
  private final String vendorId;
  private final FileTable files;
  private final Map<String, Integer> rootIds;
  private final SessionTable sessions;
  private final PackTable packs;
  private final ClaimTable claims;
  private final ReplayTable replays;
  private final ReplayResolver forks;
  private final DuplicateResolver resolver;
  private final RollupTable rollup;
  private final PendingChanges changes;
  private final Map<FileTask, OpenFile> open = new HashMap<>();

  // In the first read of all: the sums so far, and sessions whose sums must be made anew.
  private final @Nullable CellSums live;
  private final Set<Integer> unsure = new HashSet<>();

  /**
   * Makes a writer.
   *
   * @param database where
   * @param vendorId whose logs
   * @param rootIds rows of the roots, see {@link FileTable#roots}
   * @param thresholds prompt sizes that divide price tiers, ascending
   * @param changes is told of what changes
   * @param first whether nothing is stored of the vendor yet
   */
  ChunkWriter(
      SqlDatabase database,
      String vendorId,
      Map<String, Integer> rootIds,
      List<Long> thresholds,
      PendingChanges changes,
      boolean first) {
    this.vendorId = vendorId;
    this.live = first ? new CellSums(thresholds) : null;
    this.files = new FileTable(database);
    this.rootIds = rootIds;
    this.sessions = new SessionTable(database);
    this.packs = new PackTable(database);
    this.claims = new ClaimTable(database);
    this.replays = new ReplayTable(database);
    this.forks = new ReplayResolver(database, vendorId, packs, replays);
    this.resolver = new DuplicateResolver(database, packs, claims, sessions, replays);
    this.rollup = new RollupTable(database, vendorId, packs, sessions, thresholds);
    this.changes = changes;
  }

  /**
   * A file between its first chunk and its last.
   *
   * @param told positions it has told of, if what it does not tell of is to be removed
   */
  private record OpenFile(
      int id, Map<String, SessionTable.Stored> sessions, @Nullable Set<Long> told) {
    OpenFile(int id, Map<String, SessionTable.Stored> sessions) {
      this(id, sessions, null);
    }
  }

  void write(ParsedChunk chunk) {
    FileTask task = chunk.task();
    OpenFile file = open.remove(task);
    boolean nothingBefore = false;
    if (file == null) {
      nothingBefore = !task.records() && (task.known() == null || task.reset());
      file = begin(task);
    }
    changes.file(file.id);
    SessionHint hint = Objects.requireNonNull(chunk.hint(), "hint");
    for (SessionFacts facts : chunk.facts().values()) {
      learn(file, hint, facts, nothingBefore);
    }
    for (UsageRow row : chunk.rows()) {
      session(file, hint, row.session);
    }
    if (task.records()) {
      OpenFile of = file;
      new RowReplacement(packs, claims, changes, unsure, file.sessions)
          .take(packs.load(file.id), chunk, file.told, (row, several) -> added(of, row, several));
    } else if (nothingBefore) {
      insert(file, chunk);
    } else if (!chunk.rows().isEmpty()) {
      merge(file, chunk.rows());
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
      return new OpenFile(files.add(root, found), new HashMap<>());
    }
    Map<String, SessionTable.Stored> stored = sessions.sessions(known.id());
    if (task.records()) {
      FoundFile found = task.found();
      if (files.anyBetween(vendorId, known, found.mtimeNanos())) {
        reconsider(known.id());
      }
      if (!task.reset()) {
        return new OpenFile(known.id(), stored);
      }
      files.rewind(known.id());
      stored.values().forEach(sessions::clearFacts);
      return new OpenFile(known.id(), stored, new HashSet<>());
    }
    if (task.reset()) {
      clear(known.id());
      files.rewind(known.id());
      stored.values().forEach(sessions::clearFacts);
    } else {
      reconsider(known.id()); // the modification time decides which file comes first
    }
    return new OpenFile(known.id(), stored);
  }

  private void learn(OpenFile file, SessionHint hint, SessionFacts facts, boolean nothingBefore) {
    SessionTable.Stored session = file.sessions.get(facts.key());
    if (session == null) {
      file.sessions.put(facts.key(), sessions.create(file.id, facts, hint));
    } else if (sessions.apply(session, facts) && !nothingBefore && !changes.bulk()) {
      // Which accounts are shadows is told by the session's id.
      packs
          .load(file.id)
          .forEach(row -> {
            if (row.session.equals(facts.key())) {
              changes.group(row.group);
            }
          });
    }
  }

  private SessionTable.Stored session(OpenFile file, SessionHint hint, String key) {
    SessionTable.Stored session = file.sessions.get(key);
    if (session == null) {
      SessionFacts nothing = new SessionFacts(key, null, null, null);
      session = sessions.create(file.id, nothing, hint);
      file.sessions.put(key, session);
    }
    return session;
  }

  private void insert(OpenFile file, ParsedChunk chunk) {
    packs.insert(file.id, chunk.packs());
    Set<Long> several = chunk.several();
    for (UsageRow row : chunk.rows()) {
      added(file, row, !several.isEmpty() && several.contains(row.group));
    }
  }

  private void merge(OpenFile file, List<UsageRow> rows) {
    FileRows stored = packs.load(file.id);
    file.sessions.values().forEach(session -> unsure.add(session.id));
    for (UsageRow row : rows) {
      UsageRow earlier = stored.find(row);
      if (earlier == null) {
        boolean several = row.group != 0 && stored.tellsOf(row.group);
        stored.append(row);
        added(file, row, several);
        continue;
      }
      long before = earlier.values.atMicros();
      if (stored.fold(row)) {
        FileRows.Verdict verdict = stored.verdict(earlier);
        SessionTable.Stored own = file.sessions.get(earlier.session);
        int owner = verdict != null ? verdict.owner() : own == null ? -1 : own.id;
        changes.rows(1);
        changes.sums(owner, Math.min(before, row.values.atMicros()));
        changes.group(earlier.group);
      }
    }
    packs.save(stored);
  }

  private void added(OpenFile file, UsageRow row, boolean several) {
    SessionTable.Stored session = file.sessions.get(row.session);
    changes.rows(1);
    if (session != null) {
      changes.sums(session.id, row.values.atMicros());
      if (live != null) {
        live.add(session.id, row);
      }
    }
    if (row.group != 0) {
      claims.add(row.group, file.id, several);
      changes.group(row.group);
    }
  }

  /** Drops the rows of a file that is to be read again, or not at all. */
  void clear(int fileId) {
    changes.file(fileId);
    claims.flush();
    FileRows rows = packs.load(fileId);
    Map<String, SessionTable.Stored> ofFile = sessions.sessions(fileId);
    for (SessionTable.Stored session : ofFile.values()) {
      String lineage = session.lineageId();
      if (lineage != null) {
        changes.lineage(lineage);
      }
    }
    rows.forEach(row -> {
      FileRows.Verdict verdict = rows.verdict(row);
      SessionTable.Stored own = ofFile.get(row.session);
      if (verdict != null) {
        changes.sums(verdict.owner(), row.values.atMicros());
      } else if (own != null) {
        changes.sums(own.id, row.values.atMicros());
      }
      if (row.group != 0) {
        claims.remove(row.group, fileId);
        changes.group(row.group);
      }
      changes.rows(1);
    });
    packs.clear(fileId);
    replays.forget(); // the file's sessions may go too
  }

  /** A file has another name, which says something else about its session. */
  void rename(int fileId, SessionHint hint) {
    sessions.hint(fileId, hint);
  }

  /** Which accounts of the file's responses count must be worked out again. */
  void reconsider(int fileId) {
    if (changes.bulk()) {
      return;
    }
    changes.file(fileId);
    packs
        .load(fileId)
        .forEach(row -> {
          if (row.group != 0 && claims.contested(row.group, fileId)) {
            changes.group(row.group);
          }
        });
  }

  /** Works out what the transaction has changed; in bulk only writes what is still waiting. */
  void settle() {
    claims.flush();
    forks.refresh(changes.files(), changes.lineages(), changes);
    resolver.resolve(changes.groups(), changes);
    rollup.refresh(changes.sessions());
  }

  /** Works out everything the vendor has. */
  void settleAll(SqlDatabase database) {
    database.update(
        """
        DELETE FROM verdict WHERE file_id IN (
          SELECT f.id FROM file f JOIN root r ON r.id = f.root_id WHERE r.vendor = ?)
        """,
        vendorId);
    packs.forget();
    replays.clear(vendorId);
    PendingChanges judged = new PendingChanges(false);
    forks.refreshAll(judged);
    Set<Long> groups = new HashSet<>(judged.groups());
    groups.addAll(claims.contested(vendorId));
    resolver.resolve(groups, judged);
    if (live == null) {
      rollup.rebuild();
    } else {
      unsure.addAll(judged.sessions().keySet());
      rollup.rebuild(live, unsure);
    }
  }

  /** The transaction was undone. */
  void forget() {
    packs.forget();
    replays.forget();
    claims.forget();
    open.clear();
  }

  @Override
  public void close() {
    files.close();
    sessions.close();
    packs.close();
    claims.close();
  }
}

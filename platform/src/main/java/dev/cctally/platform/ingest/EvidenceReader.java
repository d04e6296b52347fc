package dev.cctally.platform.ingest;

import dev.cctally.platform.ingest.Account.Place;
import dev.cctally.platform.ingest.EvidenceFiles.Candidate;
import dev.cctally.platform.ingest.FileRows.Verdict;
import dev.cctally.platform.ingest.LogWalker.SourceRoot;
import dev.cctally.platform.ingest.ParallelParser.ReaderFailure;
import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.spi.model.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads logs once more, from their first byte, and says of every line that tells of a response what
 * became of it. Nothing is stored.
 */
final class EvidenceReader {
  private final SqlDatabase database;
  private final List<SourceRoot> roots;
  private final ParseLimits limits;
  private final int threads;

  EvidenceReader(SqlDatabase database, List<SourceRoot> roots, ParseLimits limits, int threads) {
    this.database = database;
    this.roots = roots;
    this.limits = limits;
    this.threads = threads;
  }

  /**
   * The accounts that are asked for, by time, file and position.
   *
   * @throws ReaderFailure if the vendor's reader fails or hangs
   */
  List<Account> read(EvidenceQuery query) throws InterruptedException, ReaderFailure {
    long seed = Hash64.of(query.vendorId(), 0);
    long response = query.response() == null ? 0 : Hash64.of(query.response(), seed);
    Map<Integer, Candidate> files = new EvidenceFiles(database, roots).of(query, response);
    Map<String, List<UsageRow>> lines = lines(query.vendorId(), files.values());
    List<Account> accounts = new ArrayList<>();
    try (PackTable packs = new PackTable(database);
        SessionTable sessions = new SessionTable(database)) {
      Judge judge = new Judge(packs, sessions, new SessionRefs(database, query.vendorId()));
      for (Candidate file : files.values()) {
        List<UsageRow> read = lines.get(file.path());
        for (Account account : judge.accounts(file, read, response)) {
          if (query.range().contains(account.atMicros())
              && (query.sessionId() == null
                  || query.sessionId().equals(account.session().sessionId()))) {
            accounts.add(account);
          }
        }
      }
    }
    accounts.sort(
        Comparator.comparingLong(Account::atMicros)
            .thenComparing(Account::path)
            .thenComparingLong(Account::position));
    return accounts;
  }

  /** Every line that tells of a response, by file. */
  private Map<String, List<UsageRow>> lines(String vendorId, Iterable<Candidate> files)
      throws InterruptedException, ReaderFailure {
    List<FileTask> tasks = new ArrayList<>();
    Map<String, List<UsageRow>> lines = new HashMap<>();
    for (Candidate file : files) {
      if (file.task() != null) {
        tasks.add(file.task());
        lines.put(file.path(), new ArrayList<>());
      }
    }
    if (tasks.isEmpty()) {
      return lines;
    }
    ClassLoader loader =
        tasks.getFirst().found().source() instanceof Guarded guarded ? guarded.loader() : null;
    try (ParallelParser parser =
        new ParallelParser(
            vendorId, tasks, limits, threads, loader, limits.readerPatience(), false)) {
      for (ParsedChunk chunk; (chunk = parser.next()) != null; ) {
        String path = chunk.task().found().path();
        if (chunk.failure() != null) {
          lines.remove(path); // what is stored is all there is
        } else if (lines.get(path) != null) {
          Objects.requireNonNull(lines.get(path)).addAll(chunk.rows());
        }
      }
    }
    return lines;
  }

  /** Says what became of lines, from what is stored. */
  private final class Judge {
    private final PackTable packs;
    private final SessionTable sessions;
    private final SessionRefs refs;
    private final ReplayTable replays = new ReplayTable(database);
    private final ClaimTable claims = new ClaimTable(database);

    Judge(PackTable packs, SessionTable sessions, SessionRefs refs) {
      this.packs = packs;
      this.sessions = sessions;
      this.refs = refs;
    }

    List<Account> accounts(Candidate file, @Nullable List<UsageRow> read, long response) {
      FileRows stored = packs.load(file.id());
      Map<String, SessionTable.Stored> own = sessions.sessions(file.id());
      List<Account> accounts = new ArrayList<>();
      if (read == null) {
        stored.forEach(row -> {
          if (response == 0 || row.group == response) {
            add(accounts, file, stored, row, row, own, false);
          }
        });
        return accounts;
      }
      Map<Long, UsageRow> byPosition = new HashMap<>();
      stored.forEach(row -> byPosition.put(row.position, row));
      for (UsageRow line : read) {
        if (response == 0 || line.group == response) {
          UsageRow row = line.key == 0 ? byPosition.get(line.position) : stored.find(line);
          add(accounts, file, stored, line, row, own, true);
        }
      }
      return accounts;
    }

    private void add(
        List<Account> accounts,
        Candidate file,
        FileRows stored,
        UsageRow line,
        @Nullable UsageRow row,
        Map<String, SessionTable.Stored> own,
        boolean fromLog) {
      SessionTable.Stored session = own.get(line.session);
      if (session == null) {
        return; // a session the store has not seen: the log has only just grown
      }
      Fate fate = Fate.NOT_STORED;
      Place instead = null;
      int counts = session.id;
      if (row != null && line.values.position() != row.values.position()) {
        boolean less = line.values.rank() < row.values.rank();
        fate = less ? Fate.LESS_COMPLETE : Fate.REPEATED;
        instead = new Place(file.path(), row.values.position());
      } else if (row != null) {
        Verdict verdict = stored.verdict(row);
        if (verdict == null || verdict.counted()) {
          fate = Fate.COUNTED;
          counts = verdict == null ? session.id : verdict.owner();
        } else if (replays.of(session.id).covers(row)) {
          fate = Fate.REPLAYED;
        } else {
          Winner winner = winner(row);
          fate = fate(row, winner);
          instead = winner == null ? null : new Place(winner.path, winner.row.values.position());
        }
      }
      boolean asStored = row != null && (instead != null || line.values.equals(row.values));
      accounts.add(
          account(refs.get(counts), file.path(), line.values, fate, instead, fromLog, asStored));
    }

    private record Winner(String path, UsageRow row) {}

    /** The account of the same response that counts; of the same delivery if there is one. */
    private @Nullable Winner winner(UsageRow loser) {
      Winner other = null;
      for (int id : claims.files(loser.group)) {
        FileRows rows = packs.load(id);
        for (FileRows.Pack pack : rows.packs()) {
          for (UsageRow row : pack.rows) {
            Verdict verdict = row.group == loser.group ? rows.verdict(row) : null;
            boolean counted = verdict == null || verdict.counted();
            if (row.group == loser.group && counted) {
              Winner found = new Winner(path(id), row);
              if (row.key == loser.key) {
                return found;
              }
              other = found;
            }
          }
        }
      }
      return other;
    }

    private Fate fate(UsageRow loser, @Nullable Winner winner) {
      if (winner == null || winner.row.key != loser.key) {
        return loser.shadow ? Fate.SHADOW : Fate.REPEATED;
      }
      return loser.values.rank() < winner.row.values.rank() ? Fate.LESS_COMPLETE : Fate.REPEATED;
    }

    private String path(int file) {
      return database.text("SELECT path FROM file WHERE id = " + file);
    }
  }

  private static Account account(
      SessionRef session,
      String path,
      UsageRow.Values values,
      Fate fate,
      @Nullable Place instead,
      boolean fromLog,
      boolean asStored) {
    return new Account(
        session,
        path,
        values.position(),
        values.atMicros(),
        values.model(),
        values.speed(),
        values.tokens(),
        values.recordedPico() >= 0 ? Money.ofPico(values.recordedPico()) : null,
        values.rank(),
        fate,
        instead,
        fromLog,
        asStored);
  }
}

package dev.cctally.platform.ingest;

import dev.cctally.platform.store.SqlDatabase;
import dev.cctally.platform.store.SqlRows;
import dev.cctally.platform.store.SqlStatement;
import dev.cctally.platform.store.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code claim}: which files tell of which response. What it holds follows from the
 * packs; it is there to find the other files quickly. Claims are kept in some hundred values by the
 * first bits of their group: as rows of their own, writing them took a tenth of a cold start.
 */
final class ClaimTable implements AutoCloseable {
  private static final int BUCKET_BITS = 10;

  private final SqlDatabase database;
  private @Nullable SqlStatement select;
  private @Nullable SqlStatement replace;

  // Changes of this transaction in the order they came; written together.
  private final List<Claim> waiting = new ArrayList<>();

  ClaimTable(SqlDatabase database) {
    this.database = database;
  }

  /**
   * One claim, or the end of one. Ordered by group, file and time, so that the last word counts.
   */
  private record Claim(long group, int file, int time, boolean several, boolean gone)
      implements Comparable<Claim> {
    @Override
    public int compareTo(Claim other) {
      int order = Long.compare(group, other.group);
      if (order == 0) {
        order = Integer.compare(file, other.file);
      }
      return order == 0 ? Integer.compare(time, other.time) : order;
    }

    boolean sameAs(Claim other) {
      return group == other.group && file == other.file;
    }
  }

  private static int bucket(long group) {
    return (int) (group >>> (Long.SIZE - BUCKET_BITS));
  }

  /**
   * Notes that a file tells of a response.
   *
   * @param group the response
   * @param fileId the file
   * @param several whether the file has more than one row for it
   */
  void add(long group, int fileId, boolean several) {
    waiting.add(new Claim(group, fileId, waiting.size() + 1, several, false));
  }

  /** Notes that a file no longer tells of a response. */
  void remove(long group, int fileId) {
    waiting.add(new Claim(group, fileId, waiting.size() + 1, false, true));
  }

  /** Writes what is still waiting. */
  void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    Map<Integer, List<Claim>> byBucket = new TreeMap<>(); // in order, as the table is
    for (Claim change : waiting) {
      byBucket.computeIfAbsent(bucket(change.group()), _ -> new ArrayList<>()).add(change);
    }
    waiting.clear();
    byBucket.forEach((bucket, changes) -> {
      List<Claim> claims = load(bucket);
      claims.addAll(changes);
      store(bucket, claims);
    });
  }

  private List<Claim> load(int bucket) {
    List<Claim> claims = new ArrayList<>();
    if (select == null) {
      select = database.prepare("SELECT body FROM claim WHERE bucket = ?");
    }
    select.set(1, (long) bucket);
    try (SqlRows rows = select.query()) {
      if (rows.next()) {
        decode(rows.bytes(0), claims);
      }
    }
    return claims;
  }

  private void store(int bucket, List<Claim> claims) {
    claims.sort(null);
    ByteWriter out = new ByteWriter(claims.size() * 12 + 8);
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      boolean last = i + 1 == claims.size() || !claims.get(i + 1).sameAs(claim);
      if (last && !claim.gone()) {
        out.fixed(claim.group());
        out.unsigned((long) claim.file() << 1 | (claim.several() ? 1 : 0));
      }
    }
    if (replace == null) {
      replace = database.prepare("INSERT OR REPLACE INTO claim (bucket, body) VALUES (?, ?)");
    }
    replace.setAll((long) bucket, out.toBytes());
    replace.update();
  }

  private static void decode(byte @Nullable [] body, List<Claim> claims) {
    ByteReader in = new ByteReader(body == null ? new byte[0] : body);
    try {
      while (in.more()) {
        long group = in.fixed();
        long file = in.unsigned();
        claims.add(new Claim(group, Math.toIntExact(file >>> 1), 0, (file & 1) != 0, false));
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
      throw StoreException.damaged(e);
    }
  }

  /** The files that tell of a response. */
  List<Integer> files(long group) {
    List<Integer> found = new ArrayList<>();
    for (Claim claim : load(bucket(group))) {
      if (claim.group() == group) {
        found.add(claim.file());
      }
    }
    return found;
  }

  /** Whether other rows than one of this file tell of a response. */
  boolean contested(long group, int fileId) {
    for (Claim claim : load(bucket(group))) {
      if (claim.group() == group && (claim.file() != fileId || claim.several())) {
        return true;
      }
    }
    return false;
  }

  /**
   * A vendor's responses with more than one row. Hashes are seeded with the vendor, so all files of
   * a group are one vendor's.
   */
  List<Long> contested(String vendorId) {
    Set<Integer> files = new HashSet<>();
    try (SqlStatement statement =
        database.prepare(
            "SELECT f.id FROM file f JOIN root r ON r.id = f.root_id WHERE r.vendor = ?")) {
      statement.set(1, vendorId);
      try (SqlRows rows = statement.query()) {
        while (rows.next()) {
          files.add((int) rows.number(0));
        }
      }
    }
    List<Long> contested = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    try (SqlStatement statement = database.prepare("SELECT body FROM claim ORDER BY bucket");
        SqlRows rows = statement.query()) {
      while (rows.next()) {
        claims.clear();
        decode(rows.bytes(0), claims);
        contested(claims, files, contested);
      }
    }
    return contested;
  }

  private static void contested(List<Claim> claims, Set<Integer> files, List<Long> contested) {
    for (int i = 0; i < claims.size(); ) {
      Claim first = claims.get(i);
      int next = i + 1;
      boolean several = first.several();
      while (next < claims.size() && claims.get(next).group() == first.group()) {
        several = true;
        next++;
      }
      if (several && files.contains(first.file())) {
        contested.add(first.group());
      }
      i = next;
    }
  }

  /** The transaction was undone. */
  void forget() {
    waiting.clear();
  }

  @Override
  public void close() {
    if (select != null) {
      select.close();
    }
    if (replace != null) {
      replace.close();
    }
  }
}

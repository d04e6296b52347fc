package dev.cctally.platform.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of one file in memory, pack by pack, with what they were judged to be. */
final class FileRows {
  /** A pack takes new rows until it has this many. */
  static final int PACK_ROWS = 400;

  final int fileId;
  private final List<Pack> packs = new ArrayList<>();
  private final Map<Long, Verdict> verdicts;
  private @Nullable Map<UsageRow.FoldKey, Place> byFoldKey;
  private @Nullable Set<Long> groups;
  private @Nullable Map<Long, Place> byPosition; // in files whose rows replace themselves
  private @Nullable Map<Long, Integer> groupSizes; // there, too

  /** Rows that are stored as one. */
  static final class Pack {
    final int sequence;
    final List<UsageRow> rows;
    boolean changed;

    Pack(int sequence, List<UsageRow> rows) {
      this.sequence = sequence;
      this.rows = rows;
    }
  }

  /**
   * What a row that others tell of too was judged to be. A row without verdict counts, for its own
   * session.
   *
   * @param counted whether it counts
   * @param owner the session it counts for
   */
  record Verdict(boolean counted, int owner) {}

  private record Place(Pack pack, UsageRow row) {}

  FileRows(int fileId, Map<Long, Verdict> verdicts) {
    this.fileId = fileId;
    this.verdicts = verdicts;
  }

  void addStored(int sequence, List<UsageRow> rows) {
    packs.add(new Pack(sequence, rows));
  }

  List<Pack> packs() {
    return packs;
  }

  void forEach(Consumer<UsageRow> consumer) {
    for (Pack pack : packs) {
      pack.rows.forEach(consumer);
    }
  }

  @Nullable Verdict verdict(UsageRow row) {
    return verdicts.isEmpty() ? null : verdicts.get(row.position);
  }

  void judge(UsageRow row, @Nullable Verdict verdict) {
    if (verdict == null) {
      verdicts.remove(row.position);
    } else {
      verdicts.put(row.position, verdict);
    }
  }

  /** The row an account belongs to, if the file told of its response before. */
  @Nullable UsageRow find(UsageRow account) {
    Place place = account.key == 0 ? null : places().get(account.foldKey());
    return place == null ? null : place.row;
  }

  /** Folds an account into the row {@link #find} found; whether that changed it. */
  boolean fold(UsageRow account) {
    Place place = places().get(account.foldKey());
    if (place == null || !place.row.fold(account.values)) {
      return false;
    }
    place.pack.changed = true;
    return true;
  }

  /** Whether a row of the file belongs to a group. */
  boolean tellsOf(long group) {
    Set<Long> known = groups;
    if (known == null) {
      Set<Long> all = new HashSet<>();
      forEach(row -> all.add(row.group));
      groups = all;
      known = all;
    }
    return known.contains(group);
  }

  void append(UsageRow row) {
    Pack last = packs.isEmpty() ? null : packs.getLast();
    if (last == null || last.rows.size() >= PACK_ROWS) {
      last = new Pack(last == null ? 0 : last.sequence + 1, new ArrayList<>());
      packs.add(last);
    }
    last.rows.add(row);
    last.changed = true;
    if (groups != null) {
      groups.add(row.group);
    }
    if (byFoldKey != null && row.key != 0) {
      byFoldKey.put(row.foldKey(), new Place(last, row));
    }
    if (byPosition != null) {
      byPosition.put(row.position, new Place(last, row));
    }
    resize(row.group, 1);
  }

  /**
   * Makes ready for rows that are to replace others: looks up what stands at their positions, and
   * how large the groups are that they concern. Only those can be asked for afterwards, since a
   * database may hold very many rows and few of them change.
   */
  void expect(List<UsageRow> rows) {
    Set<Long> positions = new HashSet<>(rows.size() * 2);
    Map<Long, Integer> sizes = new HashMap<>(rows.size() * 2);
    for (UsageRow row : rows) {
      positions.add(row.position);
      sizes.put(row.group, 0);
    }
    Map<Long, Place> places = new HashMap<>();
    for (Pack pack : packs) {
      for (UsageRow row : pack.rows) {
        if (positions.contains(row.position)) {
          places.put(row.position, new Place(pack, row));
          sizes.put(row.group, 0);
        }
      }
    }
    forEach(row -> sizes.computeIfPresent(row.group, (_, size) -> size + 1));
    byPosition = places;
    groupSizes = sizes;
  }

  /** The row at an expected position, or {@code null}. */
  @Nullable UsageRow at(long position) {
    Place place = Objects.requireNonNull(byPosition).get(position);
    return place == null ? null : place.row;
  }

  /** How many rows belong to an expected group. */
  int groupSize(long group) {
    return Objects.requireNonNull(groupSizes).getOrDefault(group, 0);
  }

  private void resize(long group, int change) {
    if (groupSizes != null) {
      groupSizes.computeIfPresent(group, (_, size) -> size + change);
    }
  }

  /** Puts a row where {@link #at} found another, or nothing there. */
  void replace(UsageRow earlier, @Nullable UsageRow now) {
    Map<Long, Place> places = Objects.requireNonNull(byPosition);
    Place place = places.remove(earlier.position);
    resize(earlier.group, -1);
    byFoldKey = null;
    groups = null;
    if (place == null) {
      throw new IllegalStateException("the row to replace is not there");
    }
    int index = place.pack.rows.indexOf(place.row); // rows are equal only to themselves
    place.pack.changed = true;
    if (now == null) {
      place.pack.rows.remove(index);
    } else {
      place.pack.rows.set(index, now);
      places.put(now.position, new Place(place.pack, now));
      resize(now.group, 1);
    }
  }

  private Map<UsageRow.FoldKey, Place> places() {
    Map<UsageRow.FoldKey, Place> places = byFoldKey;
    if (places == null) {
      places = new HashMap<>();
      for (Pack pack : packs) {
        for (UsageRow row : pack.rows) {
          if (row.key != 0) {
            places.put(row.foldKey(), new Place(pack, row));
          }
        }
      }
      byFoldKey = places;
    }
    return places;
  }
}

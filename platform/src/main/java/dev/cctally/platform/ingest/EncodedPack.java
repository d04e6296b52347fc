package dev.cctally.platform.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows, encoded for storage.
 *
 * @param firstMicros the earliest row
 * @param lastMicros the latest row
 * @param body the rows, see {@link PackCodec}
 */
record EncodedPack(long firstMicros, long lastMicros, byte[] body) {
  static EncodedPack of(List<UsageRow> rows) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (UsageRow row : rows) {
      long at = row.values.atMicros();
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
    return new EncodedPack(first, last, PackCodec.encode(rows));
  }

  /** The rows in packs of the usual size. */
  static List<EncodedPack> split(List<UsageRow> rows) {
    List<EncodedPack> packs = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += FileRows.PACK_ROWS) {
      packs.add(of(rows.subList(from, Math.min(rows.size(), from + FileRows.PACK_ROWS))));
    }
    return packs;
  }
}

package dev.cctally.platform.ingest;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows as bytes and back. A pack needs nothing outside itself: texts that repeat (model, session,
 * extras) stand once at its start. Numbers are varints; positions and times are differences to the
 * row before. Stored, so the format must never change without a new version byte.
 *
 * <p>Why not a table row for each response: ingesting a gigabyte of logs would spend more time in
 * inserting and indexing rows than in reading the logs, and the file would be five times as large.
 */
final class PackCodec {
  private static final int VERSION = 3;

  /**
   * The last one whose packs bear no seal. The one before lacks only what {@link #REPLAY} marks.
   */
  private static final int UNSEALED_VERSION = 2;

  private static final int FIRST_VERSION = 1;

  private static final int SHADOW = 1;
  private static final int GROUP = 2;
  private static final int KEY = 4;
  private static final int RECORDED = 8;
  private static final int EXTRAS = 16;
  private static final int SAME_POSITION = 32;
  private static final int SPEED_SHIFT = 6;
  private static final int SPEED_MASK = 3;
  private static final int REPLAY = 256;

  private PackCodec() {}

  static byte[] encode(List<UsageRow> rows) {
    ByteWriter out = new ByteWriter(rows.size() * 56 + 64);
    Map<String, Integer> texts = new HashMap<>();
    List<String> inOrder = new ArrayList<>();
    for (UsageRow row : rows) {
      intern(row.values.model(), texts, inOrder);
      intern(row.session, texts, inOrder);
      String extras = row.values.extras();
      if (extras != null) {
        intern(extras, texts, inOrder);
      }
    }
    out.raw(VERSION);
    out.unsigned(inOrder.size());
    inOrder.forEach(out::text);
    out.unsigned(rows.size());
    long position = 0;
    long at = 0;
    for (UsageRow row : rows) {
      UsageRow.Values values = row.values;
      String extras = values.extras();
      out.unsigned(
          (row.shadow ? SHADOW : 0)
              | (row.group != 0 ? GROUP : 0)
              | (row.key != 0 ? KEY : 0)
              | (values.recordedPico() >= 0 ? RECORDED : 0)
              | (extras != null ? EXTRAS : 0)
              | (row.replay != 0 ? REPLAY : 0)
              | (values.position() == row.position ? SAME_POSITION : 0)
              | values.speed().code() << SPEED_SHIFT);
      out.signed(row.position - position);
      if (values.position() != row.position) {
        out.signed(values.position() - row.position);
      }
      out.signed(values.atMicros() - at);
      out.unsigned(index(texts, values.model()));
      out.unsigned(index(texts, row.session));
      if (extras != null) {
        out.unsigned(index(texts, extras));
      }
      TokenCounts tokens = values.tokens();
      out.unsigned(tokens.input());
      out.unsigned(tokens.cacheRead());
      out.unsigned(tokens.cacheWrite5m());
      out.unsigned(tokens.cacheWrite1h());
      out.unsigned(tokens.output());
      out.unsigned(tokens.reasoning());
      out.signed(values.rank());
      if (values.recordedPico() >= 0) {
        out.unsigned(values.recordedPico());
      }
      if (row.group != 0) {
        out.fixed(row.group);
      }
      if (row.key != 0) {
        out.fixed(row.key);
      }
      if (row.replay != 0) {
        out.fixed(row.replay);
      }
      position = row.position;
      at = values.atMicros();
    }
    return out.sealed();
  }

  private static void intern(String text, Map<String, Integer> texts, List<String> inOrder) {
    if (texts.putIfAbsent(text, inOrder.size()) == null) {
      inOrder.add(text);
    }
  }

  private static int index(Map<String, Integer> texts, String text) {
    Integer index = texts.get(text);
    if (index == null) {
      throw new IllegalStateException("a text was not collected");
    }
    return index;
  }

  /**
   * The rows of a pack.
   *
   * @throws PackException if the bytes are not a pack
   */
  static List<UsageRow> decode(byte[] bytes) {
    try {
      return read(new ByteReader(bytes));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new PackException(e);
    }
  }

  private static List<UsageRow> read(ByteReader in) {
    int version = in.raw();
    if (version == VERSION) {
      in.checkSeal();
    } else if (version != UNSEALED_VERSION && version != FIRST_VERSION) {
      throw new IllegalArgumentException("unknown version");
    }
    String[] texts = new String[in.count()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = in.text();
    }
    int count = in.count();
    List<UsageRow> rows = new ArrayList<>(count);
    long position = 0;
    long at = 0;
    for (int i = 0; i < count; i++) {
      int flags = (int) in.unsigned();
      position += in.signed();
      long valuePosition = (flags & SAME_POSITION) != 0 ? position : position + in.signed();
      at += in.signed();
      String model = texts[in.count()];
      String session = texts[in.count()];
      @Nullable String extras = (flags & EXTRAS) != 0 ? texts[in.count()] : null;
      TokenCounts tokens =
          new TokenCounts(
              in.unsigned(),
              in.unsigned(),
              in.unsigned(),
              in.unsigned(),
              in.unsigned(),
              in.unsigned());
      long rank = in.signed();
      long recorded = (flags & RECORDED) != 0 ? in.unsigned() : UsageRow.NOT_RECORDED;
      long group = (flags & GROUP) != 0 ? in.fixed() : 0;
      long key = (flags & KEY) != 0 ? in.fixed() : 0;
      long replay = (flags & REPLAY) != 0 ? in.fixed() : 0;
      rows.add(
          new UsageRow(
              position,
              group,
              key,
              (flags & SHADOW) != 0,
              replay,
              session,
              new UsageRow.Values(
                  valuePosition,
                  at,
                  model,
                  SpeedTier.ofCode((flags >> SPEED_SHIFT) & SPEED_MASK),
                  tokens,
                  recorded,
                  rank,
                  extras)));
    }
    return rows;
  }

  /** The stored bytes are not what we wrote. */
  static final class PackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PackException(Throwable cause) {
      super("a stored pack of usage is damaged", cause);
    }
  }
}

package dev.cctally.platform.ingest;

import dev.cctally.spi.model.SpeedTier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sums of one UTC day as bytes and back. Numbers are varints, model names stand once at the
 * start. A report over half a year reads some hundred such values instead of tens of thousands of
 * table rows.
 */
final class CellCodec {
  private static final int VERSION = 3;
  private static final int MIXED_VERSION = 2; // uses of a cache and others in one cell
  private static final int UNSEALED_VERSION = 1; // the same, with no print of itself
  private static final int RECORDED = 1;
  private static final int SPEED_SHIFT = 1;
  private static final int SPEED_MASK = 3;
  private static final int CACHED = 8;
  private static final int TIER_SHIFT = 4;
  private static final int MIXED_TIER_SHIFT = 3;

  private CellCodec() {}

  /** The bytes of cells in {@link CellSums.Cell#compareTo} order. */
  static byte[] encode(List<CellSums.Cell> cells) {
    ByteWriter out = new ByteWriter(cells.size() * 32 + 64);
    Map<String, Integer> models = new HashMap<>();
    List<String> inOrder = new ArrayList<>();
    for (CellSums.Cell cell : cells) {
      if (models.putIfAbsent(cell.model, inOrder.size()) == null) {
        inOrder.add(cell.model);
      }
    }
    out.raw(VERSION);
    out.unsigned(inOrder.size());
    for (String model : inOrder) {
      out.text(model);
    }
    out.unsigned(cells.size());
    long bucket = 0;
    for (CellSums.Cell cell : cells) {
      long start = cell.bucket * UsageCell.BUCKET_MICROS;
      out.signed(cell.bucket - bucket);
      out.unsigned(cell.session);
      out.unsigned(models.getOrDefault(cell.model, 0));
      out.unsigned(
          (cell.recorded ? RECORDED : 0)
              | cell.speed.code() << SPEED_SHIFT
              | (cell.cached ? CACHED : 0)
              | cell.tier << TIER_SHIFT);
      out.unsigned(cell.entries);
      out.unsigned(cell.input);
      out.unsigned(cell.cacheRead);
      out.unsigned(cell.cacheWrite5m);
      out.unsigned(cell.cacheWrite1h);
      out.unsigned(cell.output);
      out.unsigned(cell.reasoning);
      if (cell.recorded) {
        out.unsigned(cell.recordedPico);
      }
      out.unsigned(cell.firstMicros - start);
      out.unsigned(cell.firstPosition);
      out.unsigned(cell.lastMicros - cell.firstMicros);
      bucket = cell.bucket;
    }
    return out.sealed();
  }

  /**
   * The cells of a day.
   *
   * @throws PackCodec.PackException if the bytes are not what {@link #encode} makes
   */
  static List<CellSums.Cell> decode(byte[] bytes) {
    try {
      return read(new ByteReader(bytes));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new PackCodec.PackException(e);
    }
  }

  private static List<CellSums.Cell> read(ByteReader in) {
    int version = in.raw();
    if (version == VERSION || version == MIXED_VERSION) {
      in.checkSeal();
    } else if (version != UNSEALED_VERSION) {
      throw new IllegalArgumentException("unknown version");
    }
    String[] models = new String[in.count()];
    for (int i = 0; i < models.length; i++) {
      models[i] = in.text();
    }
    int count = in.count();
    List<CellSums.Cell> cells = new ArrayList<>(count);
    long bucket = 0;
    for (int i = 0; i < count; i++) {
      CellSums.Cell cell = new CellSums.Cell();
      bucket += in.signed();
      cell.bucket = bucket;
      cell.session = Math.toIntExact(in.unsigned());
      cell.model = models[in.count()];
      int flags = (int) in.unsigned();
      cell.recorded = (flags & RECORDED) != 0;
      cell.speed = SpeedTier.ofCode(flags >> SPEED_SHIFT & SPEED_MASK);
      cell.tier = flags >> (version == VERSION ? TIER_SHIFT : MIXED_TIER_SHIFT);
      cell.entries = in.unsigned();
      cell.input = in.unsigned();
      cell.cacheRead = in.unsigned();
      cell.cacheWrite5m = in.unsigned();
      cell.cacheWrite1h = in.unsigned();
      cell.cached =
          version == VERSION
              ? (flags & CACHED) != 0
              : cell.cacheRead + cell.cacheWrite5m + cell.cacheWrite1h > 0;
      cell.output = in.unsigned();
      cell.reasoning = in.unsigned();
      if (cell.recorded) {
        cell.recordedPico = in.unsigned();
      }
      cell.firstMicros = bucket * UsageCell.BUCKET_MICROS + in.unsigned();
      cell.firstPosition = in.unsigned();
      cell.lastMicros = cell.firstMicros + in.unsigned();
      cells.add(cell);
    }
    return cells;
  }
}

package dev.cctally.platform.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.model.SpeedTier;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellCodecTest {
  private static CellSums.Cell cell() {
    CellSums.Cell cell = new CellSums.Cell();
    cell.bucket = 2_000_000;
    cell.session = 7;
    cell.model = "m";
    cell.speed = SpeedTier.ofCode(2);
    cell.tier = 3;
    cell.recorded = true;
    cell.entries = 5;
    cell.input = 6;
    cell.output = 8;
    cell.recordedPico = 9;
    cell.firstMicros = cell.bucket * UsageCell.BUCKET_MICROS + 1;
    cell.firstPosition = 10;
    cell.lastMicros = cell.firstMicros + 2;
    return cell;
  }

  @Test
  void readsWhatItWrote() {
    CellSums.Cell plain = cell();
    CellSums.Cell cached = cell();
    cached.cached = true;
    cached.cacheRead = 70;
    assertThat(CellCodec.decode(CellCodec.encode(List.of(plain, cached))))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(plain, cached);
  }

  /** What earlier versions stored, when they did not yet keep uses of a cache apart. */
  @Test
  void readsWhatEarlierVersionsWrote() {
    CellSums.Cell read =
        CellCodec.decode(HexFormat.of().parseHex("01" + "01" + "016d" + "01" + OLD_CELL))
            .getFirst();
    CellSums.Cell expected = cell();
    expected.cached = true;
    expected.cacheRead = 70;
    assertThat(read).usingRecursiveComparison().isEqualTo(expected);
  }

  // Bucket, session, model; recorded, speed 2 and tier 3 in one byte; entries and tokens.
  private static final String OLD_CELL =
      "8092f401"
          + "07"
          + "00"
          + "1d"
          + "05"
          + "06"
          + "46"
          + "00"
          + "00"
          + "08"
          + "00"
          + "09"
          + "01"
          + "0a"
          + "02";
}

package dev.cctally.platform.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackCodecTest {
  private static String describe(UsageRow row) {
    return row.position
        + " "
        + row.group
        + " "
        + row.key
        + " "
        + row.shadow
        + " "
        + row.replay
        + " "
        + row.session
        + " "
        + row.values;
  }

  private static List<UsageRow> random(Random random, int count) {
    List<UsageRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long position = edge(random) & Long.MAX_VALUE;
      rows.add(
          new UsageRow(
              position,
              random.nextInt(3) == 0 ? 0 : random.nextLong(),
              random.nextInt(3) == 0 ? 0 : random.nextLong(),
              random.nextBoolean(),
              random.nextInt(3) == 0 ? 0 : random.nextLong(),
              random.nextBoolean() ? "" : "sessión-" + random.nextInt(3),
              new UsageRow.Values(
                  random.nextBoolean() ? position : edge(random) & Long.MAX_VALUE,
                  edge(random),
                  "model-" + random.nextInt(4),
                  SpeedTier.ofCode(random.nextInt(3)),
                  new TokenCounts(
                      count(random),
                      count(random),
                      count(random),
                      count(random),
                      count(random),
                      count(random)),
                  random.nextBoolean() ? UsageRow.NOT_RECORDED : count(random),
                  edge(random),
                  random.nextBoolean() ? null : "{\"日本\":" + random.nextInt(3) + "}")));
    }
    return rows;
  }

  private static long edge(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      case 2 -> 0;
      default -> random.nextLong() >> random.nextInt(64);
    };
  }

  private static long count(Random random) {
    return edge(random) & Long.MAX_VALUE;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void givesBackWhatWasPutIn(long seed) {
    List<UsageRow> rows = random(new Random(seed), 300);
    assertThat(PackCodec.decode(PackCodec.encode(rows)))
        .as("seed " + seed)
        .extracting(PackCodecTest::describe)
        .isEqualTo(rows.stream().map(PackCodecTest::describe).toList());
  }

  @Test
  void holdsNoRows() {
    assertThat(PackCodec.decode(PackCodec.encode(List.of()))).isEmpty();
  }

  /** Packs are stored for good: the bytes of version 1 must never change their meaning. */
  @Test
  void readsThePacksOfTheFirstVersion() {
    UsageRow row =
        new UsageRow(
            300,
            1,
            2,
            true,
            0,
            "",
            new UsageRow.Values(
                310,
                1_000_000,
                "m",
                SpeedTier.FAST,
                new TokenCounts(1, 2, 3, 4, 5, 0),
                7,
                9,
                "{}"));
    String afterTheVersion =
        "03"
            + "016d"
            + "00"
            + "027b7d" // texts: m, the empty text, {}
            + "01" // one row
            + "9f01" // shadow, group, key, recorded, extras; fast
            + "d804"
            + "14"
            + "80897a" // position 300, value at +10, time
            + "00"
            + "01"
            + "02" // model, session, extras
            + "0102030405"
            + "00" // tokens
            + "12"
            + "07" // rank, recorded cost
            + "0100000000000000"
            + "0200000000000000";
    byte[] first = java.util.HexFormat.of().parseHex("01" + afterTheVersion);
    assertThat(describe(PackCodec.decode(first).getFirst())).isEqualTo(describe(row));
    // The second version only adds a value that this row does not have.
    byte[] second = java.util.HexFormat.of().parseHex("02" + afterTheVersion);
    assertThat(describe(PackCodec.decode(second).getFirst())).isEqualTo(describe(row));
    // The third ends with a print of itself.
    byte[] third = java.util.HexFormat.of().parseHex("03" + afterTheVersion + "546adcf23cf52ffe");
    assertThat(PackCodec.encode(List.of(row))).isEqualTo(third);
    assertThat(describe(PackCodec.decode(third).getFirst())).isEqualTo(describe(row));
  }

  @Test
  void noticesEveryChangedBit() {
    byte[] good = PackCodec.encode(random(new Random(1), 20));
    for (int bit = 8; bit < good.length * 8; bit++) { // the version may become an older one
      byte[] bad = good.clone();
      bad[bit >> 3] ^= (byte) (1 << (bit & 7));
      assertThatThrownBy(() -> PackCodec.decode(bad))
          .as("bit " + bit)
          .isInstanceOf(PackCodec.PackException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void refusesBytesThatAreNoPackWithoutRunningAway(long seed) {
    Random random = new Random(seed);
    byte[] good = PackCodec.encode(random(random, 50));
    for (int i = 0; i < 2000; i++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int k = 0; k < 3 && bad.length > 0; k++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      try {
        PackCodec.decode(bad);
      } catch (PackCodec.PackException e) {
        assertThat(e).hasMessageContaining("damaged");
      }
    }
    assertThatThrownBy(() -> PackCodec.decode(new byte[0]))
        .isInstanceOf(PackCodec.PackException.class);
    assertThatThrownBy(() -> PackCodec.decode(new byte[] {9}))
        .isInstanceOf(PackCodec.PackException.class);
  }
}

package dev.cctally.platform.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cctally.spi.vendor.QuotaReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementCodecTest {
  private static List<QuotaReading> random(Random random) {
    List<QuotaReading> readings = new ArrayList<>();
    for (int i = random.nextInt(200); i >= 0; i--) {
      boolean edge = random.nextInt(20) == 0;
      long at = edge ? Long.MIN_VALUE / 2 : random.nextLong(2_000_000_000_000_000L);
      readings.add(
          new QuotaReading(
              edge ? Long.MAX_VALUE : random.nextLong(1_000_000),
              at,
              random.nextBoolean() ? "five-hour" : "窓-" + random.nextInt(5),
              edge ? Double.MIN_VALUE : random.nextInt(2000) / 10.0,
              random.nextInt(4) == 0 ? null : (Long) (at + random.nextLong(1_000_000_000_000L)),
              random.nextBoolean() ? null : "account " + random.nextInt(3),
              random.nextBoolean() ? null : random.nextBoolean() ? "" : "pro"));
    }
    return readings;
  }

  private static List<QuotaReading> decoded(byte[] bytes) {
    List<QuotaReading> readings = new ArrayList<>();
    StatementCodec.decode(bytes, readings);
    return readings;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsWhatItWrote(long seed) {
    List<QuotaReading> readings = random(new Random(seed));
    assertThat(decoded(StatementCodec.encode(readings))).isEqualTo(readings);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void noticesEveryDamagedByte(long seed) {
    byte[] bytes = StatementCodec.encode(random(new Random(seed)));
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> decoded(damaged)).isInstanceOf(PackCodec.PackException.class);
    }
    assertThatThrownBy(() -> decoded(new byte[0])).isInstanceOf(PackCodec.PackException.class);
  }
}

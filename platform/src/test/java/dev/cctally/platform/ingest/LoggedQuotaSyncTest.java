package dev.cctally.platform.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.spi.vendor.QuotaReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of quota readings from logs to whoever keeps them. */
class LoggedQuotaSyncTest {
  @TempDir Path folder;
  private IngestFixture fixture;
  private final List<String> taken = new ArrayList<>();
  private boolean refuses;
  private long now = Long.MAX_VALUE;

  @BeforeEach
  void setUp() {
    fixture = new IngestFixture(folder);
    fixture.intake =
        (vendor, windows, readings) -> {
          if (refuses) {
            throw new AppException(ErrorKind.EXTERNAL, "the disk is full");
          }
          assertThat(vendor).isEqualTo("lines");
          assertThat(windows.main()).hasSize(1);
          List<QuotaReading> early = new ArrayList<>();
          for (QuotaReading one : readings) {
            long at = one.atMicros() / 1_000_000;
            if (at > now) {
              early.add(one);
            } else {
              taken.add(one.window() + " " + at + " " + one.usedPercent());
            }
          }
          return early;
        };
  }

  @Test
  void thoseWhoseTimeHasNotComeAreBroughtOnceMore() {
    now = 350;
    fixture.append("a.log", "quota week 300 3 9000\nquota week 500 5 9000\n");
    fixture.append("b.log", "quota week 400 4 9000\n");
    fixture.sync();
    fixture.sync();
    assertThat(taken).containsExactly("week 300 3.0");
    now = 450;
    fixture.sync();
    assertThat(taken).containsExactly("week 300 3.0", "week 400 4.0");
    now = 500;
    fixture.sync();
    fixture.sync();
    assertThat(taken).containsExactly("week 300 3.0", "week 400 4.0", "week 500 5.0");
  }

  @Test
  void readingsComeInOrderOfTimeAndOnce() {
    fixture.append("a.log", "quota week 300 3 9000\nquota week 500 5 9000\n");
    fixture.append("b.log", "quota week 400 4 9000\n");
    fixture.sync();
    assertThat(taken).containsExactly("week 300 3.0", "week 400 4.0", "week 500 5.0");
    fixture.sync();
    assertThat(taken).hasSize(3);
    fixture.append("b.log", "quota week 600 6 9000\n", IngestFixture.NOW);
    fixture.sync();
    assertThat(taken).endsWith("week 600 6.0").hasSize(4);
  }

  @Test
  void whatSaysNothingNewIsNotHandedOver() {
    fixture.append(
        "a.log",
        """
        quota week 300 3 9000
        quota week 400 3 9001
        quota week 500 3 9000
        quota week 600 4 9000
        quota week 700 4 90000
        """);
    fixture.sync();
    assertThat(taken).containsExactly("week 300 3.0", "week 600 4.0", "week 700 4.0");
  }

  @Test
  void whatIsRefusedWaitsAndTheReportIsMadeAllTheSame() {
    refuses = true;
    fixture.append("a.log", "quota week 300 3 9000\nuse g k - 310 m 5\n");
    try (UsageStore store = fixture.open()) {
      store.refresh("lines", SyncProgress.NONE);
      assertThat(store.takeNotices())
          .containsExactly(
              "[lines] what logs say of the quota waits to be recorded: the disk is full");
      assertThat(IngestFixture.describe(store)).contains("entry 310");
    }
    assertThat(taken).isEmpty();
    refuses = false;
    fixture.delete("a.log"); // nothing to read it from again
    fixture.sync();
    assertThat(taken).containsExactly("week 300 3.0");
  }

  @Test
  void aRebuildHandsThemOverAgain() {
    fixture.append("a.log", "quota week 300 3 9000\n");
    fixture.sync();
    fixture.sync(UsageSync.Mode.REBUILD);
    assertThat(taken).containsExactly("week 300 3.0", "week 300 3.0");
  }
}

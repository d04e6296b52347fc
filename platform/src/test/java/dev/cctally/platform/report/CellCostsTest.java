package dev.cctally.platform.report;

import static dev.cctally.platform.report.ListPrices.HK;
import static dev.cctally.platform.report.ListPrices.OP6;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.platform.pricing.PriceSheet;
import dev.cctally.platform.pricing.PriceSource;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.pricing.PriceBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CellCostsTest {
  // 7 tokens of haiku cost 7,000,000 pico-dollars; 99 were recorded.
  @ParameterizedTest
  @CsvSource({
    "AUTO, known, true, 99, PRICED",
    "AUTO, known, false, 7000000, PRICED",
    "AUTO, unknown, true, 99, PRICED",
    "AUTO, unknown, false, 0, UNPRICED",
    "CALCULATE, known, true, 7000000, PRICED",
    "CALCULATE, known, false, 7000000, PRICED",
    "CALCULATE, unknown, true, 0, UNPRICED",
    "CALCULATE, unknown, false, 0, UNPRICED",
    "DISPLAY, known, true, 99, PRICED",
    "DISPLAY, known, false, 0, PRICED",
    "DISPLAY, unknown, true, 99, PRICED",
    "DISPLAY, unknown, false, 0, PRICED"
  })
  void followsTheMode(
      CostMode mode, String model, boolean recorded, long pico, PriceStatus status) {
    UsageCell cell =
        new UsageCell(
            0,
            SessionRef.of(1, "s", null, "/logs/a", "/logs", false),
            model.equals("known") ? HK : "new",
            SpeedTier.UNSPECIFIED,
            0,
            recorded,
            1,
            Entries.tokens(7, 0),
            recorded ? Money.ofPico(99) : Money.ZERO,
            0,
            0,
            0);
    CellCosts costs =
        new CellCosts(new PriceSheet(_ -> Optional.of(ListPrices.worked()), "acme"), mode);

    assertThat(costs.cost(cell)).isEqualTo(Money.ofPico(pico));
    assertThat(costs.status(cell)).isEqualTo(status);
  }

  // 7 tokens cost 35 µ$, and six times as much if they are fast.
  @ParameterizedTest
  @CsvSource({
    "AUTO, UNSPECIFIED, STANDARD, 35000000",
    "AUTO, UNSPECIFIED, FAST, 210000000",
    "AUTO, UNSPECIFIED, UNSPECIFIED, 35000000",
    "AUTO, STANDARD, FAST, 35000000",
    "AUTO, FAST, STANDARD, 210000000",
    "STANDARD, FAST, FAST, 35000000",
    "STANDARD, UNSPECIFIED, FAST, 35000000",
    "FAST, STANDARD, STANDARD, 210000000",
    "FAST, UNSPECIFIED, STANDARD, 210000000"
  })
  void followsTheSpeed(SpeedRule rule, SpeedTier recorded, SpeedTier setting, long pico) {
    List<String> asked = new ArrayList<>();
    PriceSheet sheet =
        new PriceSheet(
            new PriceSource() {
              @Override
              public Optional<PriceBook> priceBook(String vendorId) {
                return Optional.of(ListPrices.worked());
              }

              @Override
              public SpeedTier defaultSpeed(String vendorId) {
                asked.add(vendorId);
                return setting;
              }
            },
            "acme");
    UsageCell cell =
        new UsageCell(
            0,
            SessionRef.of(1, "s", null, "/logs/a", "/logs", false),
            OP6,
            recorded,
            0,
            false,
            1,
            Entries.tokens(7, 0),
            Money.ZERO,
            0,
            0,
            0);
    CellCosts costs = new CellCosts(sheet, CostMode.AUTO, rule);

    assertThat(costs.cost(cell)).isEqualTo(Money.ofPico(pico));
    assertThat(costs.cost(cell)).isEqualTo(Money.ofPico(pico));
    boolean needed = rule == SpeedRule.AUTO && recorded == SpeedTier.UNSPECIFIED;
    assertThat(asked).isEqualTo(needed ? List.of("acme") : List.of());
  }
}

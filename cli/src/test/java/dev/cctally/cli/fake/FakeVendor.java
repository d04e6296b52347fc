package dev.cctally.cli.fake;

import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.setup.SampleLogs;
import dev.cctally.spi.vendor.ContractNames;
import dev.cctally.spi.vendor.CostBasis;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A vendor that reads nothing. */
public record FakeVendor(VendorInfo info, boolean samples) implements Vendor {
  /** A vendor that shortens its models' names. */
  public static FakeVendor claude() {
    return new FakeVendor(
        new VendorInfo(
            "claude",
            "Claude Code",
            CostBasis.EQUIVALENT,
            List.of("calendar-week"),
            new ContractNames("budget", "", "budget", "Claude Code", Map.of("claude-", ""))),
        true);
  }

  /** A vendor that does not. */
  public static FakeVendor other(String id, String displayName) {
    return new FakeVendor(
        new VendorInfo(
            id,
            displayName,
            CostBasis.ACTUAL,
            List.of("calendar-month"),
            ContractNames.general(id, displayName)),
        false);
  }

  @Override
  public List<LogSource> logSources() {
    return List.of();
  }

  @Override
  public PriceBook priceBook() {
    throw new UnsupportedOperationException("commands do not price");
  }

  @Override
  public Optional<SampleLogs> sampleLogs() {
    return samples
        ? Optional.of((home, now) -> Files.writeString(home.resolve("sample.jsonl"), "{}\n"))
        : Optional.empty();
  }
}

package dev.cctally.cli.fake;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.pricing.Rates;
import dev.cctally.spi.pricing.TokenRates;
import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.ContractNames;
import dev.cctally.spi.vendor.CostBasis;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.SessionHint;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vendor whose sessions are named by the path of their log and whose log says it all. A line is
 * {@code instant model input cacheRead write5m write1h output reasoning [dollars]}, or {@code
 * folder path}.
 *
 * @param info who it is; its logs lie below {@code .<id>/sessions} in the home folder
 * @param fallback the model that unknown ones are priced as, or {@code null} for no price
 * @param defaultSpeed what its settings say
 */
public record LogVendor(VendorInfo info, @Nullable String fallback, SpeedTier defaultSpeed)
    implements Vendor {
  /** A vendor that prices unknown models as another. */
  public static LogVendor rolls(SpeedTier speed) {
    return new LogVendor(info("rolls", "Rolls", CostBasis.EQUIVALENT), "gpt-5", speed);
  }

  /** A vendor that bills and does not know every price. */
  public static LogVendor billed() {
    return new LogVendor(info("meter", "The Meter", CostBasis.ACTUAL), null, SpeedTier.STANDARD);
  }

  private static VendorInfo info(String id, String name, CostBasis basis) {
    return new VendorInfo(
        id, name, basis, List.of("calendar-week"), ContractNames.general(id, name));
  }

  /** Writes a log of this vendor. */
  public void write(Path home, String name, String... lines) throws java.io.IOException {
    Path file = root(home).resolve(name + ".jsonl");
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private Path root(Path home) {
    return folder(home).resolve("sessions");
  }

  private Path folder(Path home) {
    return home.resolve("." + info.id());
  }

  @Override
  public List<LogSource> logSources() {
    return List.of(new Source(this));
  }

  @Override
  public SpeedTier defaultSpeed(HostEnvironment host) {
    return defaultSpeed;
  }

  @Override
  public PriceBook priceBook() {
    return new Prices(fallback);
  }

  private record Source(LogVendor vendor) implements AppendLog {
    @Override
    public String id() {
      return "sessions";
    }

    @Override
    public int readerVersion() {
      return 1;
    }

    @Override
    public Discovery discover(HostEnvironment host) {
      Path root = vendor.root(host.home());
      return new Discovery(
          Files.isDirectory(root)
              ? List.of(new LogRoot(root, ".jsonl", vendor.folder(host.home())))
              : List.of(),
          List.of());
    }

    @Override
    public SessionHint hint(LogFile file) {
      String path = file.relativePath().toString();
      return new SessionHint(path.substring(0, path.length() - ".jsonl".length()), null);
    }

    @Override
    public LineReader open(LogFile file, byte @Nullable [] state) {
      return new Reader();
    }
  }

  private static final class Reader implements LineReader {
    @Override
    public void line(byte[] buffer, int from, int to, long offset, EventSink sink) {
      String[] word = new String(buffer, from, to - from, StandardCharsets.UTF_8).split(" ", -1);
      if (word[0].equals("folder")) {
        sink.accept(new SessionFacts("", null, word[1], null));
        return;
      }
      Instant at = Instant.parse(word[0]);
      sink.accept(
          new UsageEvent(
              offset,
              at.getEpochSecond() * 1_000_000 + at.getNano() / 1000,
              word[1],
              new TokenCounts(
                  Long.parseLong(word[2]),
                  Long.parseLong(word[3]),
                  Long.parseLong(word[4]),
                  Long.parseLong(word[5]),
                  Long.parseLong(word[6]),
                  Long.parseLong(word[7])),
              SpeedTier.UNSPECIFIED,
              word.length > 8 ? Money.ofDollars(new BigDecimal(word[8])) : null,
              EventIdentity.UNIQUE,
              0,
              "",
              null));
    }

    @Override
    public byte[] state() {
      return new byte[0];
    }
  }

  /** The prices of the published worked example. */
  private record Prices(@Nullable String fallback) implements PriceBook {
    private static final TokenRates SMALL =
        new TokenRates(1_250_000, 125_000, 1_250_000, 1_250_000, 10_000_000);
    private static final Rates GPT_5 = new Rates(SMALL, null, 2, 1, Long.MIN_VALUE, Long.MAX_VALUE);
    private static final Rates GPT_55 =
        new Rates(
            new TokenRates(5_000_000, 500_000, 0, 0, 30_000_000),
            new LongContext(272_000, new TokenRates(10_000_000, 1_000_000, 0, 0, 45_000_000)),
            5,
            2,
            Long.MIN_VALUE,
            Long.MAX_VALUE);
    private static final Map<String, Rates> MODELS =
        Map.of("gpt-5", GPT_5, "gpt-5-codex", GPT_5, "gpt-5.5", GPT_55);

    @Override
    public Quote quote(String model, long atMicros) {
      Rates own = MODELS.get(model);
      if (own != null) {
        return new Quote.Priced(model, own, "example");
      }
      Rates other = fallback == null ? null : MODELS.get(fallback);
      return fallback == null || other == null
          ? Quote.Unpriced.INSTANCE
          : new Quote.Fallback(fallback, other, "example");
    }

    @Override
    public long[] changesMicros(String model) {
      return new long[0];
    }

    @Override
    public List<Long> promptThresholds() {
      return List.of(272_000L);
    }

    @Override
    public LocalDate snapshotDate() {
      return LocalDate.EPOCH;
    }

    @Override
    public List<String> models() {
      return List.copyOf(MODELS.keySet());
    }
  }
}

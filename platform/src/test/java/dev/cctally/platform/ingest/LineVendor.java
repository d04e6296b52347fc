package dev.cctally.platform.ingest;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.quota.QuotaWindow;
import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.ContractNames;
import dev.cctally.spi.vendor.CostBasis;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.Lineage;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.Notice;
import dev.cctally.spi.vendor.QuotaReading;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.SessionHint;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vendor for tests. A line is {@code use group key shadow seconds model tokens [recorded]}, with
 * {@code -} for nothing, or {@code session id}, or {@code project path}, or {@code lineage id
 * parent seconds}, or {@code quota window seconds percent resets}, or {@code notice …}; anything
 * else is malformed. A ninth word of {@code use} is its replay, a tenth its tokens read from a
 * cache. The reader's state counts its lines, so that a lost state shows.
 */
final class LineVendor implements Vendor {
  private final List<Path> roots = new ArrayList<>();
  List<Long> thresholds = List.of(1000L);
  int readerVersion = 1;
  @Nullable Runnable beforeLine;
  List<LogSource> sources = List.of(new Source());

  LineVendor(Path... roots) {
    this.roots.addAll(List.of(roots));
  }

  void setRoots(Path... paths) {
    roots.clear();
    roots.addAll(List.of(paths));
  }

  @Override
  public VendorInfo info() {
    return new VendorInfo(
        "lines",
        "Lines",
        CostBasis.ACTUAL,
        List.of("calendar-month"),
        ContractNames.general("lines", "Lines"));
  }

  @Override
  public List<QuotaWindow> quotaWindows() {
    return List.of(new QuotaWindow("week", "7 days", Duration.ofDays(7)));
  }

  @Override
  public List<LogSource> logSources() {
    return sources;
  }

  private final class Source implements AppendLog {
    @Override
    public String id() {
      return "logs";
    }

    @Override
    public int readerVersion() {
      return readerVersion;
    }

    @Override
    public Discovery discover(HostEnvironment host) {
      return new Discovery(
          roots.stream()
              .map(path ->
                  path.endsWith("archive")
                      ? new LogRoot(path, ".log", path.resolveSibling("home"), true)
                      : path.endsWith("live")
                          ? new LogRoot(path, ".log", path.resolveSibling("home"))
                          : new LogRoot(path, ".log", path))
              .toList(),
          List.of());
    }

    @Override
    public SessionHint hint(LogFile file) {
      String name = String.valueOf(file.path().getFileName());
      return new SessionHint(name.substring(0, name.length() - 4), "/hinted");
    }

    @Override
    public LineReader open(LogFile file, byte @Nullable [] state) {
      return new Reader(state == null ? 0 : Integer.parseInt(text(state)));
    }
  }

  /** Turns a line into an event. */
  static void event(String line, long position, String session, long count, EventSink sink) {
    String[] word = line.split(" ", -1);
    if (word[0].equals("session") && word.length == 2) {
      sink.accept(new SessionFacts(session, word[1], null, null));
    } else if (word[0].equals("project") && word.length == 2) {
      sink.accept(new SessionFacts(session, null, word[1], null));
    } else if (word[0].equals("quota") && word.length == 5) {
      sink.accept(
          new QuotaReading(
              position,
              Long.parseLong(word[2]) * 1_000_000L,
              word[1],
              Double.parseDouble(word[3]),
              Long.parseLong(word[4]) * 1_000_000L,
              null,
              null));
    } else if (word[0].equals("notice")) {
      sink.accept(new Notice(line.substring("notice ".length())));
    } else if (word[0].equals("lineage") && word.length == 4) {
      sink.accept(
          new SessionFacts(
              session,
              null,
              null,
              new Lineage(word[1], orNull(word[2]), Long.parseLong(word[3]) * 1_000_000L)));
    } else if (word[0].equals("use") && word.length >= 7) {
      long tokens = Long.parseLong(word[6]);
      sink.accept(
          new UsageEvent(
              position,
              Long.parseLong(word[4]) * 1_000_000L,
              word[5],
              new TokenCounts(tokens, word.length > 9 ? Long.parseLong(word[9]) : 0, 0, 0, 1, 0),
              SpeedTier.UNSPECIFIED,
              word.length == 8 ? Money.ofPico(Long.parseLong(word[7])) : null,
              new EventIdentity(
                  orNull(word[1]),
                  orNull(word[2]),
                  word[3].equals("s"),
                  word.length > 8 ? orNull(word[8]) : null),
              tokens,
              session,
              "{\"line\":" + count + "}"));
    } else {
      sink.accept(new Malformed(position, Malformed.Reason.BAD_SYNTAX, false));
    }
  }

  private static @Nullable String orNull(String word) {
    return word.equals("-") ? null : word;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private final class Reader implements LineReader {
    private int count;

    Reader(int count) {
      this.count = count;
    }

    @Override
    public void line(byte[] buffer, int from, int to, long offset, EventSink sink) {
      Runnable before = beforeLine;
      if (before != null) {
        before.run();
      }
      count++;
      String line = new String(buffer, from, to - from, StandardCharsets.UTF_8);
      event(line, offset, "", count, sink);
    }

    @Override
    public byte[] state() {
      return Integer.toString(count).getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  public PriceBook priceBook() {
    return new PriceBook() {
      @Override
      public Quote quote(String model, long atMicros) {
        return Quote.Unpriced.INSTANCE;
      }

      @Override
      public long[] changesMicros(String model) {
        return new long[0];
      }

      @Override
      public List<Long> promptThresholds() {
        return thresholds;
      }

      @Override
      public LocalDate snapshotDate() {
        return LocalDate.EPOCH;
      }

      @Override
      public List<String> models() {
        return List.of();
      }
    };
  }
}

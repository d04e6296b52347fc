package dev.cctally.cli.fake;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Java source of a vendor that works, and may be made to misbehave at any place. Its logs lie below
 * {@code .<id>} in the home folder and end in {@code .log}; a line is {@code instant input output}.
 *
 * @param vendorId its id
 * @param places statements by the place they run at: {@code members}, {@code init}, {@code info},
 *     {@code sources}, {@code discover}, {@code hint}, {@code open}, {@code line}, {@code prices},
 *     {@code quote}, {@code changes}, {@code thresholds}
 */
public record VendorSource(String vendorId, Map<String, String> places) {
  /** Statements that never end and do not listen to interrupts. */
  public static final String HANG =
      "while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }";

  /** A vendor without faults. */
  public static VendorSource of(String vendorId) {
    return new VendorSource(vendorId, Map.of());
  }

  /** The same with statements at a place. */
  public VendorSource at(String place, String statements) {
    Map<String, String> more = new LinkedHashMap<>(places);
    more.put(place, statements);
    return new VendorSource(vendorId, more);
  }

  private String place(String name) {
    String statements = places.getOrDefault(name, "");
    // So that what follows stays reachable for the compiler.
    return statements.isEmpty() ? "" : "if (System.nanoTime() != 1) { " + statements + " }";
  }

  /** The source of class {@code sample.Sample}. */
  public String text() {
    String text = TEMPLATE;
    for (String name :
        new String[] {
          "init",
          "info",
          "sources",
          "discover",
          "hint",
          "open",
          "line",
          "prices",
          "quote",
          "changes",
          "thresholds"
        }) {
      text = text.replace("/*" + name + "*/", place(name));
    }
    return text.replace("/*members*/", places.getOrDefault("members", ""))
        .replace("VENDOR", vendorId);
  }

  private static final String TEMPLATE =
      """
      package sample;

      import dev.cctally.spi.model.*;
      import dev.cctally.spi.pricing.*;
      import dev.cctally.spi.vendor.*;
      import java.nio.charset.StandardCharsets;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;

      public final class Sample implements Vendor, AppendLog, PriceBook {
        /*members*/

        public Sample() { /*init*/ }

        @Override public VendorInfo info() {
          /*info*/
          return new VendorInfo("VENDOR", "The VENDOR", CostBasis.ACTUAL,
              List.of("calendar-month"), ContractNames.general("VENDOR", "The VENDOR"));
        }

        @Override public List<LogSource> logSources() { /*sources*/ return List.of(this); }

        @Override public PriceBook priceBook() { /*prices*/ return this; }

        @Override public String id() { return "logs"; }

        @Override public int readerVersion() { return 1; }

        @Override public Discovery discover(HostEnvironment host) {
          /*discover*/
          Path root = host.home().resolve(".VENDOR");
          return new Discovery(Files.isDirectory(root)
              ? List.of(new LogRoot(root, ".log", root)) : List.of(), List.of());
        }

        @Override public SessionHint hint(LogFile file) {
          /*hint*/
          return new SessionHint(file.relativePath().toString(), null);
        }

        @Override public LineReader open(LogFile file, byte[] state) {
          /*open*/
          return new LineReader() {
            @Override public void line(byte[] buffer, int from, int to, long offset, EventSink sink) {
              /*line*/
              String[] word =
                  new String(buffer, from, to - from, StandardCharsets.UTF_8).split(" ");
              Instant at = Instant.parse(word[0]);
              sink.accept(new UsageEvent(offset, at.getEpochSecond() * 1_000_000, "m1",
                  new TokenCounts(Long.parseLong(word[1]), 0, 0, 0, Long.parseLong(word[2]), 0),
                  SpeedTier.UNSPECIFIED, null, EventIdentity.UNIQUE, 0, "", null));
            }

            @Override public byte[] state() { return new byte[0]; }
          };
        }

        @Override public Quote quote(String model, long atMicros) {
          /*quote*/
          return new Quote.Priced(model, new Rates(
              new TokenRates(2_000_000, 0, 0, 0, 10_000_000), null, 1, 1,
              Long.MIN_VALUE, Long.MAX_VALUE), "example");
        }

        @Override public long[] changesMicros(String model) { /*changes*/ return new long[0]; }

        @Override public List<Long> promptThresholds() { /*thresholds*/ return List.of(); }

        @Override public LocalDate snapshotDate() { return LocalDate.EPOCH; }

        @Override public List<String> models() { return List.of("m1"); }
      }
      """;
}

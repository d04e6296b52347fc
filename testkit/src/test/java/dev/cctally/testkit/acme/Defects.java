package dev.cctally.testkit.acme;

import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import dev.cctally.spi.setup.SampleLogs;
import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.testkit.TestHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Ways to get it wrong that authors of plugins have found, each with the rule it breaks. */
public final class Defects {
  /**
   * One way.
   *
   * @param name says what is wrong
   * @param rule the simple name of the rule that must notice
   * @param vendor makes the wrong vendor
   */
  public record Defect(String name, String rule, Supplier<Vendor> vendor) {
    @Override
    public String toString() {
      return rule + ": " + name;
    }
  }

  private Defects() {}

  /** {@return all of them} */
  public static Stream<Defect> all() {
    return Stream.of(
            loading(),
            finding(),
            pricing(),
            Periods.defects(),
            counting(),
            reading(),
            surviving(),
            behaving(),
            Conduct.defects(),
            working(),
            samples())
        .flatMap(List::stream);
  }

  private static Defect log(String rule, String name, AppendLog log) {
    return new Defect(name, rule, () -> AcmeVendor.with(log));
  }

  private static List<Defect> loading() {
    return List.of(
        new Defect("is not in the index", "CanBeLoaded", UnlistedVendor::new),
        new Defect(
            "has two sources of one id",
            "CanBeLoaded",
            () -> AcmeVendor.with(new AcmeLog(), new AcmeLog())));
  }

  private static List<Defect> finding() {
    AcmeLog right = new AcmeLog();
    return List.of(
        log(
            "FindsLogs",
            "looks in the home of the process",
            WrongLog.finding(
                host -> right.discover(TestHost.at(Path.of(System.getProperty("user.home")))))),
        log(
            "FindsLogs",
            "forgets the folder when it is gone",
            WrongLog.finding(host -> {
              Discovery found = right.discover(host);
              return new Discovery(
                  found.roots().stream().filter(root -> Files.exists(root.path())).toList(),
                  found.notices());
            })),
        log(
            "FindsLogs",
            "ignores the tool's variable",
            WrongLog.finding(host -> right.discover(TestHost.at(host.home())))),
        log(
            "FindsLogs",
            "says nothing of a variable that names no folder",
            WrongLog.finding(host -> new Discovery(right.discover(host).roots(), List.of()))),
        log(
            "FindsLogs",
            "makes the folder",
            WrongLog.finding(host -> {
              try {
                Files.createDirectories(host.home().resolve(".acme"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return right.discover(host);
            })));
  }

  private static List<Defect> pricing() {
    PriceBook right = new AcmePrices();
    return List.of(
        new Defect(
            "does not tell when a price changes",
            "HasPrices",
            () ->
                AcmeVendor.with(
                    new WrongPrices(right::quote, model -> new long[0], right.promptThresholds()))),
        new Defect(
            "does not tell its thresholds",
            "HasPrices",
            () -> AcmeVendor.with(new WrongPrices(right::quote, right::changesMicros, List.of()))),
        new Defect(
            "prices what it does not know as if it did",
            "KeepsUnknownModels",
            () ->
                AcmeVendor.with(
                    new WrongPrices(
                        (model, at) -> right.quote(AcmePrices.MODEL, at),
                        model -> right.changesMicros(AcmePrices.MODEL),
                        right.promptThresholds()))),
        log(
            "KeepsUnknownModels",
            "drops answers of models without a price",
            WrongLog.saying(event ->
                right.quote(event.model(), event.atMicros()) instanceof Quote.Unpriced
                    ? new Malformed(event.position(), Malformed.Reason.NO_MODEL, true)
                    : event)),
        log(
            "KeepsUnknownModels",
            "calls models it does not know by another name",
            WrongLog.saying(event ->
                event.model().equals(AcmePrices.MODEL)
                    ? event
                    : Copies.model(event, "acme-other"))));
  }

  private static List<Defect> counting() {
    return List.of(
        log(
            "CountsExamples",
            "counts cached tokens twice",
            WrongLog.saying(event -> {
              TokenCounts t = event.tokens();
              return Copies.tokens(
                  event,
                  new TokenCounts(t.input() + t.cacheRead(), t.cacheRead(), 0, 0, t.output(), 0));
            })),
        log(
            "StandsAtItsLine",
            "gives the number of the line for its offset",
            WrongLog.saying(event -> Copies.position(event, event.position() / 50 + 1))),
        log(
            "StandsAtItsLine",
            "reports an answer twice",
            WrongLog.reading((reader, line, sink) -> {
              reader.accept(line, sink);
              reader.accept(line, sink);
            })),
        log(
            "CountsCopiesOnce",
            "gives no identity",
            WrongLog.saying(event -> Copies.identity(event, EventIdentity.UNIQUE))),
        log(
            "CountsCopiesOnce",
            "makes the identity of the file's name",
            WrongLog.opening((file, reader) ->
                new WrongReader(
                    reader,
                    (right, line, sink) ->
                        right.accept(
                            line,
                            WrongLog.filtered(
                                sink,
                                event ->
                                    event instanceof UsageEvent u
                                        ? Copies.identity(
                                            u, EventIdentity.of(file.path() + " " + u.position()))
                                        : event))))),
        log(
            "CountsForksOnce",
            "does not tell the parent",
            WrongLog.reading((reader, line, sink) ->
                reader.accept(
                    line,
                    WrongLog.filtered(
                        sink,
                        event ->
                            event instanceof SessionFacts facts
                                ? new SessionFacts(
                                    facts.key(), facts.sessionId(), facts.projectPath(), null)
                                : event)))));
  }

  private static List<Defect> reading() {
    return List.of(
        log(
            "Repeats",
            "takes a time for that of the machine's zone",
            WrongLog.saying(event -> {
              LocalDateTime utc =
                  LocalDateTime.ofEpochSecond(event.atMicros() / 1_000_000, 0, ZoneOffset.UTC);
              return Copies.time(
                  event, utc.atZone(ZoneId.systemDefault()).toEpochSecond() * 1_000_000);
            })),
        log(
            "Repeats",
            "spells a model as the machine's language does",
            WrongLog.saying(event ->
                Copies.model(event, (event.model() + "-I").toLowerCase(Locale.getDefault())))),
        log(
            "Repeats",
            "makes up an identity",
            WrongLog.saying(
                event -> Copies.identity(event, EventIdentity.of(UUID.randomUUID().toString())))),
        log("Resumes", "keeps no state", WrongLog.keeping(state -> new byte[0])),
        log("Resumes", "gives its own buffer as state", new AliasedLog()),
        log(
            "AnswersWhatIsAsked",
            "skips lines with text if nobody wants text",
            WrongLog.reading((reader, line, sink) -> {
              if (sink.wants(EventSink.Interest.TURNS) || !line.text().contains("text")) {
                reader.accept(line, sink);
              }
            })),
        log(
            "ReadsHugeLines",
            "gives up on long lines",
            WrongLog.reading((reader, line, sink) -> {
              if (line.to() - line.from() > 1 << 20) {
                sink.accept(new Malformed(line.offset(), Malformed.Reason.TOO_LONG, true));
              } else {
                reader.accept(line, sink);
              }
            })),
        log(
            "ReadsAnySpelling",
            "looks for the bytes its tool writes today",
            WrongLog.reading((reader, line, sink) -> {
              if (!line.text().contains("out") || line.text().contains("\"out\":")) {
                reader.accept(line, sink);
              }
            })),
        log(
            "ReadsAnySpelling",
            "takes only times in UTC",
            WrongLog.reading((reader, line, sink) -> {
              if (!line.text().contains("+05:45")) {
                reader.accept(line, sink);
              }
            })),
        log(
            "ReadsNewerVersions",
            "refuses members it does not know",
            WrongLog.reading((reader, line, sink) -> {
              if (line.text().contains("conformanceUnknown")) {
                sink.accept(new Malformed(line.offset(), Malformed.Reason.BAD_SYNTAX, true));
              } else {
                reader.accept(line, sink);
              }
            })),
        log(
            "ReadsNewerVersions",
            "insists on UTF-8",
            WrongLog.reading((reader, line, sink) -> {
              if (line.text().contains("\uFFFD")) {
                sink.accept(new Malformed(line.offset(), Malformed.Reason.BAD_SYNTAX, true));
              } else {
                reader.accept(line, sink);
              }
            })),
        log(
            "TakesTimeFromLogs",
            "drops answers from the future",
            WrongLog.saying(event -> event.atMicros() > 1_800_000_000_000_000L ? null : event)),
        log("TakesTimeFromLogs", "expects time to run forwards", new ForwardLog()));
  }

  private static List<Defect> surviving() {
    return List.of(
        log(
            "SurvivesBrokenLines",
            "throws for a line that is no JSON",
            WrongLog.reading((reader, line, sink) ->
                reader.accept(
                    line,
                    WrongLog.filtered(
                        sink,
                        event -> {
                          if (event instanceof Malformed) {
                            throw new IllegalStateException("cannot read " + line.text());
                          }
                          return event;
                        })))),
        log(
            "SurvivesBrokenLines",
            "says nothing of a line that is no JSON",
            WrongLog.reading((reader, line, sink) ->
                reader.accept(
                    line,
                    WrongLog.filtered(sink, event -> event instanceof Malformed ? null : event)))),
        log(
            "SurvivesBrokenLines",
            "takes half a line for a whole one",
            WrongLog.reading((reader, line, sink) -> {
              String text = line.text();
              boolean torn = !text.endsWith("}") && text.contains("\"out\":2");
              reader.accept(torn ? line.withText(text.replaceAll("2[^2]*$", "2}")) : line, sink);
            })),
        log(
            "SurvivesBrokenLines",
            "stops reading where the object ends",
            WrongLog.reading((reader, line, sink) -> {
              String text = line.text();
              int end = text.lastIndexOf("} trailing");
              reader.accept(end < 0 ? line : line.withText(text.substring(0, end + 1)), sink);
            })),
        log(
            "SurvivesBrokenLines",
            "expects a number where one belongs",
            WrongLog.reading((reader, line, sink) -> {
              int at = line.text().indexOf("\"in\":");
              if (at >= 0) {
                String rest = line.text().substring(at + 5);
                Long.parseLong(rest.split("[,}]", 2)[0].strip());
              }
              reader.accept(line, sink);
            })));
  }

  private static List<Defect> behaving() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    return List.of(
        log(
            "CountsExamples",
            "drops what it has seen before in this process",
            WrongLog.saying(
                event -> seen.add(String.valueOf(event.identity().key())) ? event : null)),
        log(
            "StandsAtItsLine",
            "sends events from another thread",
            WrongLog.reading((reader, line, sink) ->
                CompletableFuture.runAsync(() -> reader.accept(line, sink)).join())),
        log(
            "StandsAtItsLine",
            "sends an event with the next line",
            WrongLog.opening((file, reader) -> {
              List<Runnable> late = new ArrayList<>();
              return new WrongReader(
                  reader,
                  (right, line, sink) -> {
                    late.forEach(Runnable::run);
                    late.clear();
                    right.accept(
                        line,
                        WrongLog.filtered(
                            sink,
                            event -> {
                              late.add(() -> sink.accept(event));
                              return null;
                            }));
                  });
            })),
        log(
            "StandsAtItsLine",
            "changes the buffer",
            WrongLog.reading((reader, line, sink) -> {
              reader.accept(line, sink);
              Arrays.fill(line.buffer(), line.from(), line.to(), (byte) ' ');
            })),
        log("Resumes", "has no state", WrongLog.keeping(state -> none())),
        log(
            "KeepsUnknownModels",
            "writes models in small letters",
            WrongLog.saying(event -> Copies.model(event, event.model().toLowerCase(Locale.ROOT)))));
  }

  /** A vendor whose reader waits. */
  public static Vendor waiting(CountDownLatch latch) {
    return AcmeVendor.with(
        WrongLog.reading((reader, line, sink) -> {
          try {
            latch.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }));
  }

  @SuppressWarnings("NullAway") // what a compiler without annotations lets through
  private static byte[] none() {
    return null;
  }

  private static List<Defect> working() {
    return List.of(
        log(
            "StaysInBounds",
            "keeps every line",
            WrongLog.opening((file, reader) -> {
              List<String> kept = new ArrayList<>();
              return new WrongReader(
                  reader,
                  (right, line, sink) -> {
                    kept.add(line.text());
                    right.accept(line.withText(kept.getLast()), sink);
                  });
            })),
        log(
            "StaysInBounds",
            "looks for each id among all ids so far",
            WrongLog.opening((file, reader) -> {
              List<String> ids = new ArrayList<>();
              return new WrongReader(
                  reader,
                  (right, line, sink) ->
                      right.accept(
                          line,
                          WrongLog.filtered(
                              sink,
                              event -> {
                                if (event instanceof UsageEvent usage) {
                                  String id = String.valueOf(usage.identity().key());
                                  if (!ids.contains(id)) {
                                    ids.add(id);
                                  }
                                }
                                return event;
                              })));
            })),
        log(
            "StaysInBounds",
            "keeps the sessions it has seen in its state",
            WrongLog.opening((file, reader) -> new SessionsReader(reader))),
        log(
            "StaysInBounds",
            "looks through all lines so far at each new one",
            WrongLog.opening((file, reader) -> {
              int[] seen = {0};
              return new WrongReader(
                  reader,
                  (right, line, sink) -> {
                    seen[0]++;
                    int sum = 0;
                    for (int i = 0; i < seen[0]; i++) {
                      sum += line.text().hashCode() ^ i;
                    }
                    if (sum != 42) {
                      right.accept(line, sink);
                    }
                  });
            })));
  }

  private static List<Defect> samples() {
    SampleLogs right = new AcmeSamples();
    return List.of(
        new Defect(
            "makes other sample logs each time",
            "MakesSampleLogs",
            () ->
                AcmeVendor.with(
                    (SampleLogs)
                        (home, now) -> {
                          right.write(home, now);
                          Files.writeString(
                              home.resolve(".acme/logs/" + UUID.randomUUID() + ".acme"), "");
                        })),
        new Defect(
            "makes sample logs of the future",
            "MakesSampleLogs",
            () ->
                AcmeVendor.with(
                    (SampleLogs) (home, now) -> right.write(home, now.plusSeconds(86_400 * 7)))),
        new Defect(
            "makes sample logs where it does not look",
            "MakesSampleLogs",
            () ->
                AcmeVendor.with(
                    (SampleLogs) (home, now) -> right.write(home.resolve("elsewhere"), now))));
  }
}

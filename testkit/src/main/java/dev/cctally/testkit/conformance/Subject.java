package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.setup.SampleLogs;
import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.testkit.TestHost;
import dev.cctally.testkit.corpus.LogText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The vendor under test with its examples laid out. Used by one thread. */
final class Subject {
  /** How much of the vendor's own sample logs joins the corpus. */
  private static final int SAMPLE_FILES = 3;

  private static final int SAMPLE_LINES = 30;

  /** Tells the groups of several vendors apart. */
  private static final AtomicInteger GROUPS = new AtomicInteger();

  private final VendorConformance author;
  private final Path folder;
  private final List<LogExample> examples;
  private @Nullable List<Log> logs;
  private int folders;
  private final ThreadGroup threads = new ThreadGroup("conformance " + GROUPS.incrementAndGet());
  private volatile boolean hung;
  private volatile @Nullable String stopped;

  private Subject(VendorConformance author, Path folder) {
    this.author = author;
    this.folder = folder;
    this.examples = author.examples();
  }

  static Subject of(VendorConformance author, Path folder) throws IOException {
    return new Subject(author, Files.createDirectories(folder).toRealPath());
  }

  /** A new instance. */
  Vendor vendor() {
    return author.vendor();
  }

  /** The prices of a new instance. */
  PriceBook prices() {
    return new CheckedPrices(Calls.answered("priceBook()", vendor()::priceBook));
  }

  List<LogExample> examples() {
    if (examples.isEmpty()) {
      throw new AssertionError("examples() gives none: without an example nothing can be tested");
    }
    return examples;
  }

  List<HomeVariable> homeVariables() {
    return author.homeVariables();
  }

  /** The group of the threads that rules run on, and of those that the vendor starts there. */
  ThreadGroup threads() {
    return threads;
  }

  /** Remembers that the vendor did not come back from a call. */
  void hang() {
    hung = true;
  }

  boolean hung() {
    return hung;
  }

  /** Leaves the other rules untried. */
  void stop(String reason) {
    stopped = reason;
  }

  /** Why the other rules are not tried; {@code null} if they are. */
  @Nullable String stopped() {
    return stopped;
  }

  /** A folder that does not exist yet. */
  Path newFolder() {
    return folder.resolve("home-" + folders++);
  }

  /** The logs of an example in a home of their own. */
  List<Log> logs(LogExample example) throws IOException {
    Home home = Home.of(newFolder(), example.files());
    Vendor vendor = vendor();
    List<Log> found = new ArrayList<>();
    for (LogExample.File file : example.files()) {
      found.add(home.log(vendor, file.path(), example.name() + ", " + file.path()));
    }
    return found;
  }

  /** The whole corpus: all examples, and some of the sample logs if the vendor makes any. */
  List<Log> logs() throws IOException {
    List<Log> known = logs;
    if (known == null) {
      known = new ArrayList<>();
      for (LogExample example : examples()) {
        known.addAll(logs(example));
      }
      known.addAll(samples());
      logs = known;
    }
    failIfEmpty(known);
    return known;
  }

  /** Of logs without usage everything is true, also of those that a reader does not read again. */
  private void failIfEmpty(List<Log> known) {
    boolean promised = examples().stream().anyMatch(example -> example.amount().responses() > 0);
    if (promised) {
      assertThat(known)
          .as("logs in which the reader finds usage, now as before")
          .anyMatch(log -> log.events().stream().anyMatch(UsageEvent.class::isInstance));
    }
  }

  private List<Log> samples() throws IOException {
    Vendor vendor = vendor();
    SampleLogs maker = vendor.sampleLogs().orElse(null);
    List<Log> samples = new ArrayList<>();
    if (maker != null) {
      Path home = Files.createDirectories(newFolder());
      maker.write(home, TestHost.NOON);
      for (Log log : found(vendor, TestHost.at(home))) {
        if (samples.size() < SAMPLE_FILES) {
          List<byte[]> lines = log.text().lines();
          lines = lines.subList(0, Math.min(SAMPLE_LINES, lines.size()));
          samples.add(log.withContent(new LogText(lines).content()));
        }
      }
    }
    return samples;
  }

  /** Every log a vendor finds on a host. */
  List<Log> found(Vendor vendor, TestHost host) throws IOException {
    List<Log> found = new ArrayList<>();
    for (LogSource source : CheckedLog.of(vendor)) {
      for (LogRoot root : source.discover(host).roots()) {
        if (source instanceof AppendLog log) {
          for (Path file : files(root)) {
            String name = "sample log " + host.home().relativize(file);
            found.add(new Log(name, log, new LogFile(file, root), Files.readAllBytes(file)));
          }
        }
      }
    }
    return found;
  }

  private static List<Path> files(LogRoot root) throws IOException {
    if (Files.notExists(root.path())) {
      return List.of(); // a usual place that this tool does not use here
    }
    try (Stream<Path> files = Files.walk(root.path())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(root.suffix()))
          .sorted()
          .toList();
    }
  }
}

package dev.cctally.testkit.conformance;

import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.testkit.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the platform asks of a vendor for every report, on homes with the examples in them. */
final class DailyWork {
  private final Subject subject;
  private final PriceBook prices; // made before: making one may read the plugin's own data
  private final List<Home> homes = new ArrayList<>();
  private final List<List<Log>> logs = new ArrayList<>();

  DailyWork(Subject subject) throws IOException {
    this.subject = subject;
    this.prices = subject.prices();
    Vendor vendor = subject.vendor();
    for (LogExample example : subject.examples()) {
      Home home = Home.of(subject.newFolder(), example.files());
      List<Log> found = new ArrayList<>();
      for (LogExample.File file : example.files()) {
        found.add(home.log(vendor, file.path(), example.name() + ", " + file.path()));
      }
      homes.add(home);
      logs.add(found);
    }
  }

  /** Finds and reads all logs, and asks for prices. */
  void run() {
    Vendor vendor = subject.vendor();
    vendor.info();
    for (int i = 0; i < homes.size(); i++) {
      TestHost host = homes.get(i).host();
      for (LogSource source : CheckedLog.of(vendor)) {
        source.discover(host);
        source.discover(host.withTime(TestHost.NOON.plusSeconds(1)));
      }
      for (Log log : logs.get(i)) {
        Tally tally = new Tally().add(log); // asks for hints, too
        tally.amount(prices);
      }
    }
  }

  /** Everything in the homes: what it is and when it was changed. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Home home : homes) {
      try (Stream<Path> paths = Files.walk(home.folder())) {
        for (Path path : paths.toList()) {
          boolean folder = Files.isDirectory(path);
          files.put(
              home.folder().getFileName() + "/" + home.folder().relativize(path),
              (folder ? "folder" : Files.size(path) + " bytes")
                  + " of "
                  + Files.getLastModifiedTime(path));
        }
      }
    }
    return files;
  }
}

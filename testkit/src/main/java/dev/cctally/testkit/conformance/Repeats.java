package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same bytes give the same events: again, in several threads, in Turkey, on any machine. */
final class Repeats implements Rule {
  private static final int THREADS = 4;

  @Override
  public String title() {
    return "makes the same events of the same bytes, whenever, wherever and in however many"
        + " threads";
  }

  @Override
  public void check(Subject subject) throws Exception {
    List<Log> logs = subject.logs();
    List<List<VendorEvent>> first = read(logs);
    Thread.sleep(5); // a reader that uses the clock gets another time
    assertThat(read(logs)).as("read again").isEqualTo(first);
    assertThat(read(elsewhere(subject, logs))).as("by a new instance").isEqualTo(first);
    abroad(logs, first);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<List<List<VendorEvent>>>> results = new ArrayList<>();
      for (int i = 0; i < 3 * THREADS; i++) {
        results.add(threads.submit(() -> read(logs)));
      }
      for (Future<List<List<VendorEvent>>> result : results) {
        assertThat(result.get()).as("read by several threads at once").isEqualTo(first);
      }
    }
  }

  private static List<List<VendorEvent>> read(List<Log> logs) {
    return logs.stream().map(Log::events).toList();
  }

  /** The same logs with sources of another instance. */
  private static List<Log> elsewhere(Subject subject, List<Log> logs) {
    Vendor vendor = subject.vendor();
    return logs.stream()
        .map(log ->
            new Log(
                log.name(),
                CheckedLog.of(vendor).stream()
                    .filter(source -> source.id().equals(log.source().id()))
                    .map(AppendLog.class::cast)
                    .findFirst()
                    .orElseThrow(),
                log.file(),
                log.content()))
        .toList();
  }

  private static void abroad(List<Log> logs, List<List<VendorEvent>> first) {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String place : List.of("tr-TR Pacific/Chatham", "ar-EG America/St_Johns", "en-US UTC")) {
        String[] parts = place.split(" ");
        Locale.setDefault(Locale.forLanguageTag(parts[0]));
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(parts[1])));
        assertThat(read(logs)).as("read with locale and zone %s", place).isEqualTo(first);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}

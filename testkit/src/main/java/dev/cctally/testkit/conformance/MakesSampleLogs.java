package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cctally.spi.setup.SampleLogs;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.testkit.RecordingSink;
import dev.cctally.testkit.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The demonstration shows the same to everybody, and something. */
final class MakesSampleLogs implements Rule {
  private static final Duration LONGEST = Duration.ofDays(400);

  @Override
  public String title() {
    return "makes sample logs it can read, the same for the same time";
  }

  @Override
  public void check(Subject subject) throws IOException {
    Vendor vendor = subject.vendor();
    assumeTrue(vendor.sampleLogs().isPresent(), "the vendor offers no sample logs");
    SampleLogs maker = vendor.sampleLogs().orElseThrow();
    Path home = Files.createDirectories(subject.newFolder());
    maker.write(home, TestHost.NOON);
    Path again = Files.createDirectories(subject.newFolder());
    subject.vendor().sampleLogs().orElseThrow().write(again, TestHost.NOON);
    assertThat(contents(again)).as("sample logs of the same time").isEqualTo(contents(home));
    List<Log> logs = subject.found(vendor, TestHost.at(home));
    assertThat(logs).as("sample logs that discovery finds").isNotEmpty();
    int responses = 0;
    for (Log log : logs) {
      RecordingSink sink = log.read(RecordingSink.of(), log.content());
      assertThat(sink.malformed()).as("%s: malformed lines", log.name()).isEmpty();
      for (UsageEvent event : sink.usage()) {
        Instant at = Instant.EPOCH.plusNanos(Math.multiplyExact(event.atMicros(), 1000L));
        assertThat(at)
            .as("%s: time of a response", log.name())
            .isBetween(TestHost.NOON.minus(LONGEST), TestHost.NOON);
        responses++;
      }
    }
    assertThat(responses).as("responses in the sample logs").isPositive();
  }

  private static Map<String, String> contents(Path home) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(home.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}

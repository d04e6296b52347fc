package dev.cctally.testkit.acme;

import dev.cctally.spi.setup.SampleLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A week of sample logs, a file a day. */
final class AcmeSamples implements SampleLogs {
  @Override
  public void write(Path home, Instant now) throws IOException {
    Path logs = Files.createDirectories(home.resolve(".acme/logs"));
    for (int day = 1; day <= 7; day++) {
      Instant at = now.minus(Duration.ofDays(day));
      Files.writeString(
          logs.resolve("sample-" + day + ".acme"),
          """
          {"session":"sample-%d","folder":"/home/sam/demo"}
          {"model":"acme-1"}
          {"id":"sample-%d","at":"%s","in":%d,"cached":100,"out":50,"text":"Done."}
          """
              .formatted(day, day, at, 1000 + day));
    }
  }
}

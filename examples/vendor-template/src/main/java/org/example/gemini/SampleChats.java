package org.example.gemini;

import dev.cctally.spi.setup.SampleLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Made-up chats of two weeks, so that somebody without any sees the reports. */
final class SampleChats implements SampleLogs {
  private static final int DAYS = 14;

  @Override
  public void write(Path home, Instant now) throws IOException {
    Path chats = Files.createDirectories(home.resolve(".gemini/tmp/demo/chats"));
    for (int day = 1; day <= DAYS; day++) {
      Instant start = now.minus(Duration.ofDays(day));
      StringBuilder chat =
          new StringBuilder(
              "{\"sessionId\":\"sample-%d\",\"projectHash\":\"demo\",\"startTime\":\"%s\",\"directories\":[\"/home/sam/demo\"]}\n"
                  .formatted(day, start));
      for (int answer = 1; answer <= 2 + day % 3; answer++) {
        Instant at = start.plusSeconds(answer * 40L);
        chat.append(answer("m" + day + "-" + answer, at, day * 900L + answer * 310L));
      }
      Files.writeString(chats.resolve("session-sample-" + day + ".jsonl"), chat);
    }
  }

  private static String answer(String id, Instant at, long input) {
    long cached = input / 2;
    String model = input % 4 == 0 ? "gemini-2.5-flash" : "gemini-2.5-pro";
    return String.format(
        Locale.ROOT,
        "{\"id\":\"%s\",\"timestamp\":\"%s\",\"type\":\"gemini\",\"content\":\"Done.\",\"model\":\"%s\",\"tokens\":{\"input\":%d,\"output\":120,\"cached\":%d,\"thoughts\":80,\"tool\":0,\"total\":%d}}\n",
        id,
        at,
        model,
        input,
        cached,
        input + 200);
  }
}

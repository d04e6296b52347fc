package dev.cctally.plugins.codex;

import dev.cctally.spi.setup.SampleLogs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * Six weeks of one developer's work in three projects: busy weekdays, quiet weekends, a change to a
 * newer model half-way, a session that was forked, old sessions in the archive.
 */
final class CodexSampleLogs implements SampleLogs {
  private static final int DAYS = 42;
  private static final int ARCHIVED_AFTER = 30;
  private static final long SEED = 20_260_315;
  private static final List<String> PROJECTS =
      List.of(
          "/home/sam/src/storefront", "/home/sam/src/payments-api", "/home/sam/src/data-pipeline");
  private static final String OLD = "gpt-5.3-codex";
  private static final String NEW = "gpt-5.5";
  private static final String LIGHT = "gpt-5.4-mini";

  @Override
  public void write(Path home, Instant now) throws IOException {
    Instant end = now.truncatedTo(ChronoUnit.MILLIS);
    Path data = home.resolve(".codex");
    Random random = new Random(SEED);
    LocalDate today = LocalDate.ofInstant(end, ZoneOffset.UTC);
    for (int ago = DAYS; ago >= 1; ago--) {
      LocalDate day = today.minusDays(ago);
      int sessions = sessionsOn(day, random);
      for (int i = 0; i < sessions; i++) {
        // Spread over the working day in UTC.
        Instant start =
            day.atTime(9 + i * 4, random.nextInt(60), random.nextInt(60)).toInstant(ZoneOffset.UTC);
        String project = PROJECTS.get(random.nextInt(10) * 3 / 10);
        String heavy = ago > DAYS / 2 ? OLD : NEW;
        String model = random.nextInt(10) < 7 ? heavy : LIGHT;
        SampleRollout session = new SampleRollout(project, model, random, start, end);
        session.run(2 + random.nextInt(6));
        session.write(data, ago > ARCHIVED_AFTER);
      }
    }
    Instant start = end.minus(Duration.ofMinutes(95));
    SampleRollout morning = new SampleRollout(PROJECTS.getFirst(), NEW, random, start, end);
    morning.run(6);
    morning.write(data, /* archived= */ false);
    SampleRollout other = morning.fork(end.minus(Duration.ofMinutes(20)));
    other.run(3);
    other.write(data, /* archived= */ false);
  }

  private static int sessionsOn(LocalDate day, Random random) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY
        ? random.nextInt(5) / 4
        : 1 + random.nextInt(2);
  }
}

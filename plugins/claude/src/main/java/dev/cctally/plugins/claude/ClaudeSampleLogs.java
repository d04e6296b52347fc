package dev.cctally.plugins.claude;

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
 * Six weeks of one developer's work in four projects: busy weekdays, quiet weekends, a change to a
 * newer model half-way, sub-agents, and a session resumed in a new file.
 */
final class ClaudeSampleLogs implements SampleLogs {
  private static final int DAYS = 42;
  private static final long SEED = 20_260_214;
  private static final List<String> PROJECTS =
      List.of(
          "/home/sam/src/storefront",
          "/home/sam/src/payments-api",
          "/home/sam/src/infra",
          "/home/sam/notes");
  private static final String HEAVY_OLD = "claude-opus-4-7";
  private static final String HEAVY_NEW = "claude-opus-4-8";
  private static final String LIGHT = "claude-sonnet-4-6";

  @Override
  public void write(Path home, Instant now) throws IOException {
    Instant end = now.truncatedTo(ChronoUnit.MILLIS);
    Path projects = home.resolve(".claude").resolve("projects");
    Random random = new Random(SEED);
    LocalDate today = LocalDate.ofInstant(end, ZoneOffset.UTC);
    SampleSession latest = null;
    for (int ago = DAYS; ago >= 1; ago--) {
      LocalDate day = today.minusDays(ago);
      int sessions = sessionsOn(day, random);
      for (int i = 0; i < sessions; i++) {
        // Spread over the working day in UTC; an evening session now and then.
        Instant start =
            day.atTime(8 + i * 3, random.nextInt(60), random.nextInt(60)).toInstant(ZoneOffset.UTC);
        latest = session(projects, random, ago, start, end);
      }
    }
    Instant start = end.minus(Duration.ofMinutes(100));
    SampleSession morning =
        new SampleSession(projects, PROJECTS.getFirst(), HEAVY_NEW, random, start, end);
    morning.run(9);
    morning.subagent("Explore the checkout code");
    morning.write();
    // Resumed after a break: the new file starts with a copy of the old one's first lines.
    SampleSession resumed = morning.resume(end.minus(Duration.ofMinutes(25)));
    resumed.run(5);
    resumed.write();
    if (latest != null) {
      SampleSession again = latest.resume(end.minus(Duration.ofMinutes(8)));
      again.run(2);
      again.write();
    }
  }

  private static int sessionsOn(LocalDate day, Random random) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY
        ? random.nextInt(4) / 3
        : 1 + random.nextInt(3);
  }

  private static SampleSession session(
      Path projects, Random random, int ago, Instant start, Instant end) throws IOException {
    int pick = random.nextInt(10);
    String project = PROJECTS.get(pick < 5 ? 0 : pick < 8 ? 1 : pick < 9 ? 2 : 3);
    String heavy = ago > DAYS / 2 ? HEAVY_OLD : HEAVY_NEW;
    String model = random.nextInt(10) < 6 ? heavy : LIGHT;
    SampleSession session = new SampleSession(projects, project, model, random, start, end);
    session.run(3 + random.nextInt(8));
    if (random.nextInt(3) == 0) {
      session.subagent("Find every caller");
    }
    session.write();
    return session;
  }
}

package dev.cctally.cli;

import static dev.cctally.cli.JsonDifference.list;
import static dev.cctally.cli.JsonDifference.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Over the same instants and in the same mode all reports agree, exactly: made-up usage, ranges,
 * zones and modes of all kinds, each from its seed.
 */
final class SumsAgreeTest {
  private static final List<String> MODELS =
      List.of(
          "claude-sonnet-4-5-20250929",
          "claude-opus-4-5-20251101",
          "claude-opus-4-6",
          "claude-haiku-4-5-20251001",
          "claude-zeta-9");
  private static final List<String> ZONES =
      List.of("utc", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe");
  private static final List<String> MODES = List.of("auto", "calculate", "display");

  /** Around both changes of clocks in New York, leap day and the end of a year. */
  private static final List<String> STARTS =
      List.of("2026-03-06", "2026-10-30", "2024-02-27", "2025-12-29", "2026-05-18");

  private static final List<String> COUNTS =
      List.of("inputTokens", "outputTokens", "cacheCreationTokens", "cacheReadTokens");

  @TempDir private Path folder;

  private WholeProgram corpus(Random random, Instant start, int days) throws IOException {
    Path home = folder.resolve("home");
    LogLines lines = new LogLines(home);
    int entries = 40 + random.nextInt(120);
    for (int i = 0; i < entries; i++) {
      long millis = (long) (random.nextDouble() * Duration.ofDays(days).toMillis());
      if (random.nextInt(4) == 0) {
        millis -= millis % Duration.ofMinutes(15).toMillis(); // just where a cell starts
        millis -= random.nextInt(2);
      }
      int session = random.nextInt(8);
      lines.add(
          "-work-" + session % 3,
          "session-" + session,
          start.plusMillis(Math.max(0, millis)).toString(),
          MODELS.get(random.nextInt(MODELS.size())),
          counts(random),
          random.nextInt(6) == 0 ? ",\"speed\":\"fast\"" : hourly(random),
          random.nextInt(5) == 0 ? "\"costUSD\":" + recorded(random) + "," : "");
    }
    lines.write();
    WholeProgram program = new WholeProgram(home, folder.resolve("data"));
    program.now = start.plus(Duration.ofDays(days + 2L));
    return program;
  }

  private static String counts(Random random) {
    int scale = random.nextInt(5) == 0 ? 150_000 : 3_000; // some prompts pay the long rates
    return random.nextInt(scale)
        + "/"
        + random.nextInt(2_000)
        + "/"
        + (random.nextBoolean() ? 0 : random.nextInt(scale))
        + "/"
        + (random.nextBoolean() ? 0 : random.nextInt(scale));
  }

  private static String hourly(Random random) {
    return random.nextBoolean()
        ? ""
        : ",\"cache_creation\":{\"ephemeral_1h_input_tokens\":" + random.nextInt(2_000) + "}";
  }

  private static String recorded(Random random) {
    return BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(8)).toPlainString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void betweenAllReports(long seed) throws IOException {
    Random random = new Random(seed);
    LocalDate first = LocalDate.parse(STARTS.get((int) (seed % STARTS.size())));
    int days = 2 + random.nextInt(40);
    String zone = ZONES.get(random.nextInt(ZONES.size()));
    Instant start = first.atStartOfDay(ZoneId.of("UTC")).toInstant();
    WholeProgram program = corpus(random, start, days);
    ZoneId display = ZoneId.of(zone.equals("utc") ? "UTC" : zone);
    LocalDate since = first.plusDays(random.nextInt(days));
    LocalDate until = since.plusDays(random.nextInt(days));
    String range = " -s " + since + " -u " + until + " --tz " + zone;
    String instants =
        " -s "
            + since.atStartOfDay(display).toInstant()
            + " -e "
            + until.plusDays(1).atStartOfDay(display).toInstant().minusNanos(1_000);
    for (String mode : MODES) {
      agree(program, range + " -m " + mode, instants + " -m " + mode);
    }
    blocksAgree(program, " -s " + since + " -u " + until); // whose days are those of UTC
    agree(program, " -s " + first.minusDays(2) + " --tz " + zone, " -s " + first.minusDays(2));
    cacheAgrees(program, range, since, until, zone);
  }

  private static void agree(WholeProgram program, String range, String instants) {
    Map<?, ?> daily = json(program, "daily" + range);
    Map<?, ?> monthly = json(program, "monthly" + range);
    Map<?, ?> sessions = json(program, "session" + range);
    Map<?, ?> cost = json(program, "range-cost" + instants);
    List<Map<?, ?>> days = rows(daily.get("daily"));
    List<Map<?, ?>> months = rows(monthly.get("monthly"));
    List<Map<?, ?>> all = rows(sessions.get("sessions"));

    Map<String, BigDecimal> totals = totals(daily.get("totals"));
    assertThat(totals(monthly.get("totals"))).as("monthly" + range).isEqualTo(totals);
    assertThat(totals(sessions.get("totals"))).as("session" + range).isEqualTo(totals);
    for (List<Map<?, ?>> rows : List.of(days, months, all)) {
      assertThat(sum(rows, "totalCost")).as("rows of" + range).isEqualTo(totals);
      for (Map<?, ?> row : rows) {
        assertThat(sum(rows(row.get("modelBreakdowns")), "cost"))
            .as("models of " + row)
            .isEqualTo(totals(row));
      }
    }
    Map<String, BigDecimal> ranged = sum(rows(cost.get("modelBreakdowns")), "costUSD");
    assertThat(ranged).as("range-cost" + instants).isEqualTo(rounded(totals, cost));
    assertThat(number(cost, "totalCostUSD")).isEqualByComparingTo(ranged.get("cost"));
    assertThat(program.run(("range-cost --total-only" + instants).split(" ")).out().strip())
        .isEqualTo(number(cost, "totalCostUSD").setScale(9).toPlainString());
    opposite(program, "daily", "daily" + range, days);
    opposite(program, "monthly", "monthly" + range, months);
    opposite(program, "sessions", "session" + range, all);
    byProject(program, range, totals);
  }

  /** Amounts here are whole numbers of 1e-9 dollars, since no made-up price is finer. */
  private static Map<String, BigDecimal> rounded(Map<String, BigDecimal> totals, Map<?, ?> cost) {
    assertThat(number(cost, "totalCostUSD").scale()).isLessThanOrEqualTo(9);
    return totals;
  }

  private static void opposite(
      WholeProgram program, String list, String line, List<Map<?, ?>> ascending) {
    assertThat(rows(json(program, line + " -o desc").get(list))).isEqualTo(ascending.reversed());
  }

  private static void byProject(
      WholeProgram program, String range, Map<String, BigDecimal> totals) {
    Map<?, ?> grouped = json(program, "daily -i" + range);
    List<Map<?, ?>> rows = new ArrayList<>();
    if (grouped.get("projects") instanceof Map<?, ?> projects) {
      projects.values().forEach(project -> rows.addAll(rows(project)));
      Map<?, ?> reversed = object(json(program, "daily -i -o desc" + range).get("projects"));
      assertThat(new ArrayList<Object>(reversed.keySet()))
          .isEqualTo(new ArrayList<Object>(projects.keySet()));
    }
    assertThat(sum(rows, "totalCost")).as("daily -i" + range).isEqualTo(totals);
    assertThat(totals(grouped.get("totals"))).isEqualTo(totals);
  }

  private static void blocksAgree(WholeProgram program, String range) {
    BigDecimal blocks = total(rows(json(program, "blocks" + range).get("blocks")), "costUSD");
    Map<String, BigDecimal> totals = totals(json(program, "daily --tz utc" + range).get("totals"));
    assertThat(blocks).as("blocks" + range).isEqualByComparingTo(totals.get("cost"));
  }

  private static void cacheAgrees(
      WholeProgram program, String range, LocalDate since, LocalDate until, String zone) {
    if (since.equals(until)) {
      return; // which is an empty range there
    }
    Map<String, BigDecimal> totals = totals(json(program, "daily" + range).get("totals"));
    String window = " --since " + since + " --until " + until + " --tz " + zone;
    for (String line : List.of("cache-report", "cache-report --by-session")) {
      Map<?, ?> document = json(program, line + window);
      if (document.get("totals") instanceof Map<?, ?> sums) {
        for (String count : COUNTS) {
          assertThat(number(sums, count)).as(line + window).isEqualTo(totals.get(count));
        }
        assertThat(number(sums, "cost").subtract(totals.get("cost")).abs())
            .as(line + window)
            .isLessThanOrEqualTo(new BigDecimal("0.0000005"));
      } else {
        assertThat(totals.values()).as(line + window).allMatch(value -> value.signum() == 0);
      }
    }
  }

  private static Map<String, BigDecimal> totals(@Nullable Object document) {
    return sum(List.of(object(document)), "totalCost");
  }

  private static Map<String, BigDecimal> sum(List<Map<?, ?>> rows, String cost) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (String count : COUNTS) {
      sums.put(count, total(rows, count));
    }
    BigDecimal dollars = total(rows, cost);
    sums.put("cost", dollars.signum() == 0 ? BigDecimal.ZERO : dollars.stripTrailingZeros());
    return sums;
  }

  private static BigDecimal total(List<Map<?, ?>> rows, String name) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map<?, ?> row : rows) {
      sum = sum.add(number(row, name));
    }
    return sum;
  }

  private static BigDecimal number(Map<?, ?> object, String name) {
    if (object.get(name) instanceof BigDecimal number) {
      return number;
    }
    throw new AssertionError(name + " is no number in " + object);
  }

  private static List<Map<?, ?>> rows(@Nullable Object array) {
    List<Map<?, ?>> rows = new ArrayList<>();
    for (Object row : list(array)) {
      rows.add(object(row));
    }
    return rows;
  }

  private static Map<?, ?> json(WholeProgram program, String line) {
    WholeProgram.Result result =
        program.run(Arrays.copyOf((line + " --json").split(" "), line.split(" ").length + 1));
    assertThat(result.exitCode()).as(line + "\n" + result.err()).isZero();
    try {
      return object(exact(JsonReader.of(new Buffer().writeUtf8(result.out()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document with every digit of its numbers. */
  private static @Nullable Object exact(JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
          object.put(reader.nextName(), exact(reader));
        }
        reader.endObject();
        return object;
      }
      case BEGIN_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          list.add(exact(reader));
        }
        reader.endArray();
        return list;
      }
      case NUMBER -> {
        return new BigDecimal(reader.nextString());
      }
      default -> {
        return reader.readJsonValue();
      }
    }
  }
}

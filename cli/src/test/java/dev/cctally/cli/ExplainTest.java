package dev.cctally.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That what explain says is in the bytes it names, and that it adds up to what reports say. */
class ExplainTest {
  @TempDir Path folder;

  /** Dollars per million: input, output, write 5 m, write 1 h, read; then for long prompts. */
  private static final Map<String, String[]> PRICES =
      Map.of(
          FixtureF1.SON,
          new String[] {"3", "15", "3.75", "6", "0.3", "6", "22.5", "7.5", "12", "0.6"},
          FixtureF1.OP,
          new String[] {"5", "25", "6.25", "10", "0.5"},
          FixtureF1.HK,
          new String[] {"1", "5", "1.25", "2", "0.1"});

  private static Map<?, ?> json(WholeProgram program, String... args) {
    WholeProgram.Result result = program.run(args);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return object(JsonDifference.parse(result.out()));
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  private static long whole(Map<?, ?> row, String name) {
    return ((Double) Objects.requireNonNull(row.get(name))).longValue();
  }

  private static double real(Map<?, ?> row, String name) {
    return (Double) Objects.requireNonNull(row.get(name));
  }

  /** What a line says it costs, worked out here from nothing but its bytes. */
  private static double costOf(Map<?, ?> line) {
    Object recorded = line.get("costUSD");
    if (recorded != null) {
      return (Double) recorded;
    }
    Map<?, ?> message = object(line.get("message"));
    Map<?, ?> usage = object(message.get("usage"));
    String[] prices = PRICES.get((String) message.get("model"));
    if (prices == null) {
      return 0;
    }
    long input = whole(usage, "input_tokens");
    long write = whole(usage, "cache_creation_input_tokens");
    long read = whole(usage, "cache_read_input_tokens");
    long hour = 0;
    if (usage.get("cache_creation") != null) {
      hour =
          Math.min(write, whole(object(usage.get("cache_creation")), "ephemeral_1h_input_tokens"));
    }
    int from = prices.length > 5 && input + write + read > 200_000 ? 5 : 0;
    BigDecimal sum = BigDecimal.ZERO;
    long[] tokens = {input, whole(usage, "output_tokens"), write - hour, hour, read};
    for (int i = 0; i < 5; i++) {
      sum = sum.add(new BigDecimal(prices[from + i]).multiply(BigDecimal.valueOf(tokens[i])));
    }
    return sum.movePointLeft(6).doubleValue();
  }

  private static Map<?, ?> lineAt(Map<?, ?> place) throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile((String) Objects.requireNonNull(place.get("file")), "r")) {
      file.seek(whole(place, "byteOffset"));
      String line = Objects.requireNonNull(file.readLine());
      String text = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      return object(JsonDifference.parse(text));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kathmandu"})
  void everyDayOfTheWorkedExample(String zone) throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    WholeProgram program = new WholeProgram(fixture.home, folder.resolve("data"));
    program.zone = ZoneId.of(zone);
    int days = 0;
    for (Object row : list(json(program, "daily", "--json").get("daily"))) {
      Map<?, ?> day = object(row);
      String date = (String) Objects.requireNonNull(day.get("date"));
      Map<?, ?> explained = json(program, "explain", date, "--json");
      assertThat(explained.get("agrees")).as(date).isEqualTo(true);
      assertThat(real(object(explained.get("computed")), "costUSD"))
          .isEqualTo(real(day, "totalCost"));
      assertThat(whole(object(explained.get("computed")), "totalTokens"))
          .isEqualTo(whole(day, "totalTokens"));
      days++;
    }
    assertThat(days).isGreaterThan(3);
  }

  @Test
  void saysWhatWasLeftOutAndWhy() throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    WholeProgram program = new WholeProgram(fixture.home, folder.resolve("data"));

    Map<?, ?> explained = json(program, "explain", "2026-05-18", "--json");

    List<Map<?, ?>> leftOut = new ArrayList<>();
    list(explained.get("leftOut")).forEach(one -> leftOut.add(object(one)));
    assertThat(leftOut).isNotEmpty();
    for (Map<?, ?> one : leftOut) {
      assertThat(String.valueOf(one.get("reason")))
          .isIn("less_complete", "repeated", "shadow", "replayed");
      assertThat(lineAt(one).get("type")).isEqualTo("assistant");
      assertThat(lineAt(object(one.get("instead"))).get("type")).isEqualTo("assistant");
    }
  }

  @Test
  void sessionsByTheirBeginningAndMessagesByTheirId() throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    WholeProgram program = new WholeProgram(fixture.home, folder.resolve("data"));

    Map<?, ?> session = json(program, "explain", FixtureF1.session(2).substring(0, 8), "--json");

    assertThat(session.get("kind")).isEqualTo("session");
    assertThat(session.get("agrees")).isEqualTo(true);
    assertThat(list(session.get("counted"))).isNotEmpty();
    Map<?, ?> line = lineAt(object(list(session.get("counted")).getFirst()));
    String message = (String) Objects.requireNonNull(object(line.get("message")).get("id"));
    Map<?, ?> response = json(program, "explain", message, "--json");
    assertThat(response.get("kind")).isEqualTo("response");
    assertThat(list(response.get("counted"))).hasSize(1);
  }

  @Test
  void textShowsTheArithmetic() throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    WholeProgram program = new WholeProgram(fixture.home, folder.resolve("data"));

    String text = program.run("explain", "2026-05-18", "--limit", "1").out();

    assertThat(text)
        .contains("the report daily says the same")
        .contains("How the cost adds up")
        .contains("Left out:")
        .contains("× $")
        .contains("and 2 more (--limit 0 shows all)");
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    WholeProgram program = new WholeProgram(fixture.home, folder.resolve("data"));

    WholeProgram.Result none = program.run("explain", "nobody");
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("no usage under 'nobody'").contains("accepted are");
    assertThat(none.out()).isEmpty();
    assertThat(program.run("explain").exitCode()).isEqualTo(2);
    assertThat(program.run("explain", "2026-13").exitCode()).isEqualTo(1);
    assertThat(program.run("explain", "2026-02-30").exitCode()).isEqualTo(1);
  }

  /** Reports end at the present, and so does what explains them. */
  @Test
  void whatIsLaterThanNowIsLeftOutAsByReports() throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    WholeProgram program = new WholeProgram(fixture.home, folder.resolve("data"));
    program.now = Instant.parse("2026-05-20T11:04:00Z");

    Map<?, ?> day = object(list(json(program, "daily", "--json").get("daily")).getLast());
    Map<?, ?> explained = json(program, "explain", "2026-05-20", "--json");

    assertThat(day.get("date")).isEqualTo("2026-05-20");
    assertThat(object(explained.get("computed")).get("costUSD")).isEqualTo(day.get("totalCost"));
    assertThat(object(explained.get("reported")).get("costUSD")).isEqualTo(day.get("totalCost"));
    assertThat(explained.get("agrees")).isEqualTo(true);
    List<?> leftOut = list(explained.get("leftOut"));
    assertThat(leftOut).hasSize(3).allMatch(one -> "later".equals(object(one).get("reason")));
    assertThat(program.run("explain", "2026-05-20").out())
        .contains("the report daily says the same")
        .contains("3 responses are later than now and left out, as reports do")
        .contains("  3 later than now, where reports end\n");

    program.now = Instant.parse("2026-05-18T00:00:00Z");
    Map<?, ?> session = json(program, "explain", FixtureF1.session(3), "--json");
    assertThat(object(session.get("computed")).get("entries")).isEqualTo(0.0);
    assertThat(program.run("explain", FixtureF1.session(3)).out())
        .contains("the report session has no row for it")
        .doesNotContain("says the same");
  }

  @Test
  void aCostThatWasNotWrittenDownIsNoUnknownPrice() throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    WholeProgram program = new WholeProgram(fixture.home, folder.resolve("data"));

    assertThat(program.run("explain", "2026-05-18", "-m", "display").out())
        .contains("the tool wrote down no cost, and with --mode display no other is taken")
        .doesNotContain("no price is known");
    assertThat(program.run("explain", "2026-05-18", "-m", "display", "--json").out())
        .contains("\"basis\": \"unrecorded\"");
    assertThat(program.run("explain", "2026-05-20").out()).contains("no price is known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"22222222", "22222222…", "…8222-222222222222", "...222222222222"})
  void sessionsByWhatScreensShowOfTheirIds(String shown) throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    WholeProgram program = new WholeProgram(fixture.home, folder.resolve("data"));

    assertThat(program.run("explain", shown).out()).startsWith("Session " + FixtureF1.session(2));
    WholeProgram.Result hinted = program.run("session", "--id", shown);
    assertThat(hinted.exitCode()).isZero();
    assertThat(hinted.out()).isEqualTo("No Claude session data found.\n");
    assertThat(hinted.err()).contains("did you mean " + FixtureF1.session(2) + "?");
    WholeProgram.Result all = program.run("session", "--all", "--id", shown);
    assertThat(all.err()).contains("did you mean " + FixtureF1.session(2) + "?");
  }

  @Test
  void aTextThatSeveralIdsEndWithNamesThem() throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    WholeProgram program = new WholeProgram(fixture.home, folder.resolve("data"));

    Path logs = Files.createDirectories(fixture.home.resolve(".claude/projects/-two"));
    for (String session : List.of("first-0007", "second-0007")) {
      Files.writeString(
          logs.resolve(session + ".jsonl"),
          "{\"type\":\"assistant\",\"timestamp\":\"2026-05-18T10:00:00Z\",\"message\":{\"model\":\"m\",\"usage\":{\"input_tokens\":1}}}\n");
    }

    WholeProgram.Result result = program.run("explain", "…0007");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("the ids of 2 sessions begin or end with '…0007': first-0007, second-0007");
    assertThat(program.run("explain", "…d-0007").out()).startsWith("Session second-0007");
    assertThat(program.run("session", "--id", FixtureF1.session(2)).err())
        .doesNotContain("did you mean");
    assertThat(program.run("session", "--id", "").err()).doesNotContain("did you mean");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-05-99", "2026-02-30"})
  void aDayThatDoesNotExistIsCalledOne(String day) throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    WholeProgram program = new WholeProgram(fixture.home, folder.resolve("data"));

    WholeProgram.Result result = program.run("explain", day);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("explain: '" + day + "' is no day; one is written 2026-05-18")
        .doesNotContain("--since");
  }

  @Test
  void isDrawnInTheCharactersAndColoursThatThereAre() throws IOException {
    FixtureF1 fixture = new FixtureF1(folder);
    WholeProgram program = new WholeProgram(fixture.home, folder.resolve("data"));
    program.variables.put("FORCE_COLOR", "1");

    assertThat(program.run("explain", "2026-05-18").out())
        .contains("\u001b[1mHow the cost adds up\u001b[0m")
        .contains("\u001b[32m$");
    program.charset = StandardCharsets.US_ASCII;
    assertThat(program.run("explain", "2026-05-18").out()).contains(" x $").doesNotContain("?");
  }

  /** Over a thousand responses, told of by more lines than that, in logs made at random. */
  @Test
  void aThousandEntriesFromTheirBytesAlone() throws IOException {
    Path home = folder.resolve("home");
    Set<String> responses = new RandomLogs(home.resolve(".claude/projects"), 20260518).write();
    assertThat(responses).hasSizeGreaterThan(1000);
    WholeProgram program = new WholeProgram(home, folder.resolve("data"));
    Set<String> seen = new HashSet<>();
    int leftOut = 0;
    for (Object row : list(json(program, "daily", "--json").get("daily"))) {
      Map<?, ?> day = object(row);
      Map<?, ?> explained = json(program, "explain", String.valueOf(day.get("date")), "--json");
      assertThat(explained.get("agrees")).isEqualTo(true);
      assertThat(real(object(explained.get("computed")), "costUSD"))
          .isEqualTo(real(day, "totalCost"));
      for (Object one : list(explained.get("counted"))) {
        Map<?, ?> entry = object(one);
        Map<?, ?> line = lineAt(entry);
        assertThat(real(entry, "costUSD")).as(line.toString()).isEqualTo(costOf(line));
        assertThat(seen.add(line.get("requestId") + " " + object(line.get("message")).get("id")))
            .isTrue();
      }
      for (Object one : list(explained.get("leftOut"))) {
        Map<?, ?> lost = lineAt(object(one));
        Map<?, ?> won = lineAt(object(object(one).get("instead")));
        assertThat(object(lost.get("message")).get("id"))
            .isEqualTo(object(won.get("message")).get("id"));
        leftOut++;
      }
    }
    assertThat(seen).isEqualTo(responses);
    assertThat(leftOut).isGreaterThan(500);
  }

  /** Logs of several sessions with repeats, growing accounts and copies in other files. */
  private static final class RandomLogs {
    private final Path projects;
    private final Random random;
    private final Map<Path, StringBuilder> files = new LinkedHashMap<>();
    private final Map<String, String> last = new HashMap<>();

    RandomLogs(Path projects, long seed) {
      this.projects = projects;
      this.random = new Random(seed);
    }

    Set<String> write() throws IOException {
      Instant at = Instant.parse("2026-05-10T00:00:00Z");
      Set<String> responses = new HashSet<>();
      for (int i = 0; i < 1200; i++) {
        at = at.plus(Duration.ofMinutes(random.nextInt(18)));
        String request = "req_" + i;
        responses.add(request + " msg_" + i);
        int session = random.nextInt(12);
        long output = 1L + random.nextInt(50_000);
        for (long part = output / 3;
            random.nextInt(3) > 0 && part < output;
            part += output / 3 + 1) {
          add(session, line(i, session, at, part));
        }
        String full = line(i, session, at, output);
        add(session, full);
        if (random.nextInt(6) == 0) {
          add(random.nextInt(12), full); // resumed elsewhere
        }
      }
      for (Map.Entry<Path, StringBuilder> file : files.entrySet()) {
        Files.createDirectories(file.getKey().getParent());
        Files.writeString(file.getKey(), file.getValue());
      }
      return responses;
    }

    private void add(int session, String line) {
      Path file = projects.resolve("-work-" + session % 4).resolve("s" + session + ".jsonl");
      files.computeIfAbsent(file, _ -> new StringBuilder()).append(line).append('\n');
    }

    private String line(int number, int session, Instant at, long output) {
      String fixed =
          last.computeIfAbsent(
              "msg_" + number,
              _ -> {
                String model =
                    List.of(FixtureF1.SON, FixtureF1.OP, FixtureF1.HK, "claude-zeta-9")
                        .get(random.nextInt(4));
                long write = random.nextInt(3) == 0 ? random.nextInt(90_000) : 0;
                String split =
                    write > 0 && random.nextBoolean()
                        ? ",\"cache_creation\":{\"ephemeral_1h_input_tokens\":"
                            + random.nextInt(100_000)
                            + "}"
                        : "";
                return "\"model\":\""
                    + model
                    + "\",\"usage\":{\"input_tokens\":"
                    + random.nextInt(random.nextInt(5) == 0 ? 300_000 : 4_000)
                    + ",\"cache_creation_input_tokens\":"
                    + write
                    + ",\"cache_read_input_tokens\":"
                    + random.nextInt(150_000)
                    + split;
              });
      String recorded = number % 7 == 0 ? ",\"costUSD\":0." + (1000 + number) : "";
      return "{\"type\":\"assistant\",\"timestamp\":\""
          + at.truncatedTo(ChronoUnit.SECONDS)
          + "\",\"sessionId\":\"session-"
          + session
          + "\",\"requestId\":\"req_"
          + number
          + "\",\"message\":{\"id\":\"msg_"
          + number
          + "\","
          + fixed
          + ",\"output_tokens\":"
          + output
          + "}}"
          + recorded
          + "}";
    }
  }
}

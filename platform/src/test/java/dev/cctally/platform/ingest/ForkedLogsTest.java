package dev.cctally.platform.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that begin with a copy of another, and archives. */
class ForkedLogsTest {
  private static final String PARENT =
      "lineage P - 1000\n" + use("-", 1001, 100, "r1") + use("-", 1002, 200, "r2");

  @TempDir Path folder;
  IngestFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new IngestFixture(folder.resolve("a"));
  }

  private static String use(String key, long second, long tokens, String replay) {

    return "use %s %s - %d m %d -1 %s\n".formatted(key, key, second, tokens, replay);
  }

  private static long counted(String report) {
    return report
        .lines()
        .filter(line -> line.startsWith("entry "))
        .mapToLong(line -> Long.parseLong(line.split(" ")[3]))
        .sum();
  }

  private static long summed(String report) {
    return report
        .lines()
        .filter(line -> line.startsWith("cell "))
        .mapToLong(line -> Long.parseLong(line.replaceFirst(".* in(\\d+) .*", "$1")))
        .sum();
  }

  private void assertTokens(long tokens) {
    String report = fixture.report();
    assertThat(counted(report)).isEqualTo(tokens);
    assertThat(summed(report)).isEqualTo(tokens);
    String clean =
        new IngestFixture(fixture.logs, folder.resolve("clean" + System.nanoTime())).report();
    assertThat(report).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCopyDoesNotCountWhicheverCameFirst(boolean parentFirst) {
    String child =
        "lineage C P 2000\n"
            + use("-", 2000, 100, "r1")
            + use("-", 2000, 200, "r2")
            + use("-", 2002, 400, "r3");
    fixture.append(parentFirst ? "p.log" : "c.log", parentFirst ? PARENT : child);
    fixture.sync();
    fixture.append(parentFirst ? "c.log" : "p.log", parentFirst ? child : PARENT);
    assertTokens(700);
  }

  @Test
  void aCopyWithTheParentsTimesAndKeysDoesNotOwnTheirEntries() {
    // The child is the older file: without the rule it would own what both tell of.
    String rows = use("k1", 1001, 100, "r1") + use("k2", 1002, 200, "r2");
    fixture.append(
        "c.log",
        "lineage C P 2000\n" + rows + use("k3", 2002, 400, "r3"),
        IngestFixture.NOW.minusSeconds(900));
    fixture.append("p.log", "lineage P - 1000\n" + rows);
    assertTokens(700);
    assertThat(fixture.report()).contains("entry 1001 m 100 p ").contains("entry 2002 m 400 c ");
  }

  @Test
  void withoutItsParentOnlyACopyMadeAtOnceIsDropped() {
    fixture.append(
        "c.log", "lineage C P 2000\n" + use("-", 2000, 100, "r1") + use("-", 2000, 200, "r2"));
    assertTokens(300); // nothing later: it may be all there is
    fixture.append("c.log", use("-", 2002, 400, "r3"));
    assertTokens(400);
    fixture.append("p.log", PARENT);
    assertTokens(700);
    fixture.delete("p.log");
    assertThat(counted(fixture.report())).isEqualTo(700); // kept, and still the parent
    fixture.sync(UsageSync.Mode.PRUNE);
    assertTokens(400);
  }

  @Test
  void theCopyEndsWhereTheLogsDiffer() {
    fixture.append("p.log", PARENT);
    fixture.append(
        "c.log",
        "lineage C P 2000\n"
            + use("-", 2000, 100, "r1")
            + use("-", 2001, 50, "other")
            + use("-", 2002, 200, "r2"));
    assertTokens(300 + 250);
    fixture.append("d.log", "lineage D P 3000\n" + use("-", 3001, 400, "r4"));
    assertTokens(300 + 250 + 400);
  }

  @Test
  void aParentThatGrowsUncoversMoreOfTheCopy() {
    fixture.append("p.log", "lineage P - 1000\n" + use("-", 1001, 100, "r1"));
    fixture.append(
        "c.log",
        "lineage C P 2000\n"
            + use("-", 2000, 100, "r1")
            + use("-", 2000, 200, "r2")
            + use("-", 2002, 400, "r3"));
    assertTokens(100 + 600);
    fixture.append("p.log", use("-", 1002, 200, "r2"));
    assertTokens(700);
  }

  @Test
  void aForkOfAForkRepeatsBoth() {
    fixture.append("p.log", PARENT);
    String child = use("-", 2000, 100, "r1") + use("-", 2000, 200, "r2") + use("-", 2001, 7, "r3");
    fixture.append("c.log", "lineage C P 2000\n" + child);
    fixture.append("d.log", "lineage D C 3000\n" + child + use("-", 3001, 9, "r4"));
    assertTokens(300 + 7 + 9);
  }

  @Test
  void aLogThatIsWrittenAnewMayNoLongerBeAFork() {
    fixture.append("p.log", PARENT);
    fixture.append("c.log", "lineage C P 2000\n" + use("-", 2000, 100, "r1"));
    assertTokens(300);
    fixture.replace("c.log", use("-", 2000, 100, "r1"), IngestFixture.NOW.minusSeconds(5));
    assertTokens(400);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyOrderOfAppendedPiecesGivesTheSame(long seed) {
    Random random = new Random(seed);
    List<String[]> pieces = new ArrayList<>();
    List<List<String>> bodies = new ArrayList<>();
    for (int file = 0; file < 6; file++) {
      List<String> lines = new ArrayList<>();
      int parent = file == 0 ? -1 : random.nextInt(file + 1) - 1;
      String parentId = parent < 0 ? (random.nextInt(4) == 0 ? "GONE" : "-") : "L" + parent;
      long start = 1000 + 100L * file;
      lines.add("lineage L" + file + " " + parentId + " " + start + "\n");
      List<String> body = new ArrayList<>();
      if (parent >= 0) {
        List<String> theirs = bodies.get(parent);
        body.addAll(theirs.subList(0, random.nextInt(theirs.size() + 1)));
      }
      for (int i = random.nextInt(4); i >= 0; i--) {
        body.add(file + "x" + i);
      }
      bodies.add(body);
      boolean keyed = random.nextBoolean();
      for (String replay : body) {
        long second = random.nextBoolean() ? start : start + random.nextInt(50);
        lines.add(use(keyed ? replay : "-", second, 1 + random.nextInt(9), replay));
      }
      StringBuilder piece = new StringBuilder();
      for (String line : lines) {
        piece.append(line);
        if (random.nextInt(3) == 0) {
          pieces.add(new String[] {"f" + file + ".log", piece.toString()});
          piece.setLength(0);
        }
      }
      pieces.add(new String[] {"f" + file + ".log", piece.toString()});
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      order.add(Integer.parseInt(pieces.get(i)[0].substring(1, 2)));
    }
    Collections.shuffle(order, random);
    for (int file : order) {
      String[] next =
          pieces.stream().filter(p -> p[0].equals("f" + file + ".log")).findFirst().orElseThrow();
      pieces.remove(next);
      fixture.append(next[0], next[1], IngestFixture.NOW.minusSeconds(1 + random.nextInt(500)));
      if (random.nextBoolean()) {
        fixture.sync();
      }
    }
    String report = fixture.report();
    assertThat(report)
        .as("seed " + seed)
        .isEqualTo(new IngestFixture(fixture.logs, folder.resolve("clean")).report());
    assertThat(summed(report)).isEqualTo(counted(report));
    fixture.sync(UsageSync.Mode.REBUILD);
    assertThat(fixture.report()).isEqualTo(report);
  }

  @Test
  void aLogInAnArchiveIsTheSameLogAndKeepsItsPlaceWhenMoved() throws Exception {
    Path live = fixture.logs.resolve("live");
    Path archive = fixture.logs.resolve("archive");
    fixture.vendor.setRoots(live, archive);
    fixture.append("live/2026/a.log", use("-", 1001, 100, "r1"));
    fixture.append("archive/b.log", use("-", 1002, 7, "r2"));
    fixture.append("archive/a.log", use("-", 1001, 100, "r1"));
    assertThat(counted(fixture.report())).isEqualTo(107);
    fixture.delete("live/2026/a.log");
    assertThat(counted(fixture.report())).isEqualTo(107);
    Files.move(archive.resolve("b.log"), live.resolve("c.log"));
    assertThat(fixture.report()).contains("entry 1002 m 7 c ");
    assertThat(counted(fixture.report())).isEqualTo(107);
  }
}

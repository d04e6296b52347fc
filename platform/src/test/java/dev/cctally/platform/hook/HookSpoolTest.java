package dev.cctally.platform.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HookSpoolTest {
  private static final Instant NOW = Instant.parse("2026-05-12T12:00:00Z");

  @TempDir private Path data;
  private final List<String> problems = new ArrayList<>();
  private HookSpool spool;

  @BeforeEach
  void makeFolder() throws IOException {
    spool = new HookSpool(data, problems::add);
    spool.lockFile();
  }

  private void put(String name, String content, long secondsOld) throws IOException {
    Path file = data.resolve("spool").resolve(name + ".tick");
    Files.writeString(file, content.replace('|', '\0'));
    Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(secondsOld)));
  }

  private List<String> waiting() throws IOException {
    return spool.waiting(NOW).stream()
        .map(tick -> tick.words() + new String(tick.payload(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void eventsAreTakenInTheOrderTheyCame() throws IOException {
    put("3", "1|hook-tick|late|", 1);
    put("2", "3|hook-tick|--event|E x|early|", 3);
    put("1", "1|hook-tick|zero|inside|", 2);
    put("4", "1|hook-tick||", 0);
    assertThat(waiting())
        .containsExactly(
            "[hook-tick, --event, E x]early",
            "[hook-tick]zero\0inside",
            "[hook-tick]late",
            "[hook-tick]");
    for (HookSpool.Tick tick : spool.waiting(NOW)) {
      spool.done(tick);
    }
    assertThat(waiting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2", "2|hook-tick|", "1|hook-tick|", "1|hook-tick|{\"a\"", "1|hook-ti"})
  void whatIsStillBeingWrittenWaitsForAMinute(String half) throws IOException {
    put("1", half, 59);
    assertThat(waiting()).isEmpty();
    put("1", half, 61);
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void whatIsTooOldIsRemoved() throws IOException {
    put("1", "1|hook-tick|{}|", 86_401);
    assertThat(waiting()).isEmpty();
    assertThat(data.resolve("spool/1.tick")).doesNotExist();
  }

  @Test
  void garbageIsAnEventWithoutWords() throws IOException {
    put("1", "garbage|", 61);
    put("2", "99999|x|", 61);
    assertThat(waiting()).hasSize(2);
  }

  @Test
  void aClaimIsTakenBackByItsOwnerOnly() throws IOException {
    spool.claim(17, NOW);
    spool.resign(18);
    assertThat(data.resolve("spool/worker.pid")).hasContent("17");
    spool.resign(17);
    assertThat(data.resolve("spool/worker.pid")).doesNotExist();
    spool.resign(17);
  }

  @Test
  void lookingTellsLaunchersThatSomebodyListens() throws IOException {
    Files.writeString(data.resolve("spool/unheard"), "7\n");
    waiting();
    assertThat(data.resolve("spool/unheard")).doesNotExist();
  }

  private Path at(String name) {
    return data.resolve("spool").resolve(name);
  }

  @Test
  void whatIsNoFileIsSetAsideAndTheOthersAreTaken() throws Exception {
    Files.createDirectories(at("1.tick").resolve("inner"));
    Process pipe = new ProcessBuilder("mkfifo", at("2.tick").toString()).start();
    assertThat(pipe.waitFor()).isZero();
    Path elsewhere = Files.writeString(data.resolve("elsewhere"), "1\0hook-tick\0theirs\0");
    Files.createSymbolicLink(at("3.tick"), elsewhere);
    Files.createSymbolicLink(at("4.tick"), Path.of("/nowhere"));
    put("5", "1|hook-tick|good|", 1);
    assertThat(waiting()).containsExactly("[hook-tick]good");
    assertThat(problems)
        .containsExactlyInAnyOrder(
            "spool: 1.tick cannot be used: it is not a plain file; it is now 1.tick.bad",
            "spool: 2.tick cannot be used: it is not a plain file; it is now 2.tick.bad",
            "spool: 3.tick cannot be used: it is not a plain file; it is now 3.tick.bad",
            "spool: 4.tick cannot be used: it is not a plain file; it is now 4.tick.bad");
    assertThat(at("1.tick.bad/inner")).isDirectory();
    assertThat(elsewhere).exists();
    Files.createDirectory(at("1.tick"));
    assertThat(waiting()).containsExactly("[hook-tick]good");
    assertThat(at("1.tick.bad1")).isDirectory();
    assertThat(problems).hasSize(5);
  }

  @Test
  void ofAHugeFileNoMoreIsReadThanALauncherWrites() throws IOException {
    put("1", "1|hook-tick|{\"session_id\":\"abc\",\"more\":\"", 1);
    try (RandomAccessFile file = new RandomAccessFile(at("1.tick").toFile(), "rw")) {
      file.setLength(3L << 30); // more than an array can hold; zeros that take no room on disk
    }
    List<HookSpool.Tick> ticks = spool.waiting(Instant.now());
    assertThat(ticks).hasSize(1);
    assertThat(ticks.getFirst().payload()).hasSizeLessThanOrEqualTo(4 << 20);
    assertThat(HookEvent.of(ticks.getFirst().payload()).session()).isEqualTo("abc");
    assertThat(problems).isEmpty();
  }

  @Test
  void foldersWithTheNamesOfItsOwnFilesAreSetAside() throws IOException {
    Files.delete(at("worker.lock"));
    for (String name : List.of("worker.lock", "worker.pid", "unheard")) {
      Files.createDirectories(at(name).resolve("inner"));
    }
    assertThat(spool.lockFile()).isRegularFile();
    spool.claim(17, NOW);
    put("1", "1|hook-tick|good|", 1);
    assertThat(waiting()).containsExactly("[hook-tick]good");
    assertThat(at("worker.pid")).hasContent("17");
    assertThat(problems).hasSize(3);
  }

  @Test
  void whatWasSetAsideIsForgottenAfterADay() throws IOException {
    for (String name : List.of("1.tick.bad", "2.tick.bad3")) {
      Files.writeString(at(name), "");
    }
    Files.setLastModifiedTime(at("1.tick.bad"), FileTime.from(NOW.minusSeconds(86_401)));
    Files.setLastModifiedTime(at("2.tick.bad3"), FileTime.from(NOW.minusSeconds(86_399)));
    spool.claim(17, NOW);
    assertThat(at("1.tick.bad")).doesNotExist();
    assertThat(at("2.tick.bad3")).exists();
  }
}

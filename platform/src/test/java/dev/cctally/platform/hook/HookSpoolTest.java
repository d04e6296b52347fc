package dev.cctally.platform.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HookSpoolTest {
  private static final Instant NOW = Instant.parse("2026-05-12T12:00:00Z");

  @TempDir private Path data;
  private HookSpool spool;

  @BeforeEach
  void makeFolder() throws IOException {
    spool = new HookSpool(data);
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
    spool.claim(17);
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
}

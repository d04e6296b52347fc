package dev.cctally.platform.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HookLogTest {
  private static final Instant NOON = Instant.parse("2026-05-12T12:00:00.987Z");

  @TempDir private Path data;

  @Test
  void writesTheLineThatProgramsRead() throws IOException {
    HookLog log = new HookLog(data);
    log.event(NOON, new HookEvent("Stop", "abcdef12"), -1, "throttled(age=7s)", 153);
    log.event(NOON, new HookEvent("AVeryLongEventName", "s"), 3, "ok(7d=5)", 0);
    assertThat(log.file())
        .hasContent(
            """
            2026-05-12T12:00:00Z event=Stop           session=abcdef12 ingested=-1 oauth=throttled(age=7s) dur_ms=153
            2026-05-12T12:00:00Z event=AVeryLongEventName session=s ingested=3 oauth=ok(7d=5) dur_ms=0
            """);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.file())))
        .isEqualTo("rw-------");
  }

  @Test
  void movesAFullLogAside() throws IOException {
    HookLog log = new HookLog(data);
    log.error(NOON, "first");
    Path errors = data.resolve("logs/hook-tick.err.log");
    Files.writeString(errors, "x".repeat(1 << 20));
    log.error(NOON, "last of the old");
    log.error(NOON, "first of the new");
    assertThat(errors).hasContent("2026-05-12T12:00:00Z first of the new");
    assertThat(data.resolve("logs/hook-tick.err.log.1")).content().endsWith("last of the old\n");
  }

  @Test
  void doesNotFailIfNothingCanBeWritten() throws IOException {
    Path file = Files.writeString(data.resolve("file"), "");
    HookLog log = new HookLog(file);
    log.error(NOON, "nowhere");
    assertThat(log.event(NOON, new HookEvent("Stop", "s"), 0, "ok(7d=5)", 0))
        .isEqualTo("Not a directory");
    assertThat(file).isEmptyFile();
  }
}

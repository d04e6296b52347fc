package dev.cctally.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ErrorLogTest {
  private static final Instant AT = Instant.parse("2026-05-20T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void keepsFailuresPrivately() throws IOException {
    ErrorLog log = new ErrorLog(folder);
    log.append(AT, "cctally daily", "java.lang.IllegalStateException: first\n");
    log.append(AT, "cctally", "second\n");
    Path file = folder.resolve("logs/error.log");
    assertThat(file)
        .hasContent(
            """
            2026-05-20T12:00:00Z cctally daily: java.lang.IllegalStateException: first
            2026-05-20T12:00:00Z cctally: second
            """);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void startsAnewAboveAMebibyte() throws IOException {
    ErrorLog log = new ErrorLog(folder);
    log.append(AT, "cctally", "x".repeat((1 << 20) + 1) + "\n");
    log.append(AT, "cctally", "new\n");
    assertThat(folder.resolve("logs/error.log")).hasContent("2026-05-20T12:00:00Z cctally: new\n");
    assertThat(folder.resolve("logs/error.log.1")).exists();
  }

  @Test
  void makesNoDataDirectory() {
    new ErrorLog(folder.resolve("none")).append(AT, "cctally", "lost\n");
    assertThat(folder.resolve("none")).doesNotExist();
  }
}

package org.example.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.doctor.HealthCheck.Severity;
import dev.cctally.testkit.TestHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OldChatsTest {
  @TempDir private Path home;

  private void chat(String name) throws IOException {
    Path chats = Files.createDirectories(home.resolve(".gemini/tmp/p/chats"));
    Files.writeString(chats.resolve(name), "{}");
  }

  private Severity severity() {
    return new OldChats().run(TestHost.at(home)).severity();
  }

  @Test
  void areCountedUnlessTheyWereRewritten() throws IOException {
    assertThat(severity()).isEqualTo(Severity.OK);
    chat("session-1.json");
    chat("session-1.jsonl");
    assertThat(severity()).isEqualTo(Severity.OK);
    chat("session-2.json");
    assertThat(new OldChats().run(TestHost.at(home)).summary())
        .isEqualTo("1 chats in the form of before 2026 are not read");
  }
}

package dev.cctally.platform.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeTest {
  @TempDir Path folder;
  IngestFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new IngestFixture(folder);
  }

  private List<String> notices(UsageSync.Mode mode) {
    try (UsageStore store = fixture.open()) {
      store.sync("lines", mode, Duration.ZERO, SyncProgress.NONE);
      return store.takeNotices();
    }
  }

  @Test
  void areShownInTheVendorsNameOnceAndNotAgain() {
    fixture.append("a.log", "notice a.log has no head\nuse - - - 100 m 1\n");
    fixture.append("b.log", "notice a.log has no head\nnotice b.log neither\n");
    assertThat(notices(UsageSync.Mode.UPDATE))
        .containsExactlyInAnyOrder("[lines] a.log has no head", "[lines] b.log neither");
    assertThat(notices(UsageSync.Mode.UPDATE)).isEmpty();
    fixture.append("b.log", "notice something new\n");
    assertThat(notices(UsageSync.Mode.UPDATE)).containsExactly("[lines] something new");
    assertThat(notices(UsageSync.Mode.REBUILD)).hasSize(3);
  }

  @Test
  void cannotConfuseATerminalOrFloodIt() {
    StringBuilder text = new StringBuilder("notice red \u001b[31mand\u0007\u202e back\n");
    text.append("notice ").append("x".repeat(900)).append('\n');
    for (int i = 0; i < 40; i++) {
      text.append("notice number ").append(i).append('\n');
    }
    fixture.append("a.log", text.toString());
    List<String> notices = notices(UsageSync.Mode.UPDATE);
    assertThat(notices)
        .hasSize(21)
        .startsWith("[lines] red  [31mand   back", "[lines] " + "x".repeat(500))
        .endsWith("[lines] and 22 more notice(s) about other logs");
  }

  @Test
  void ofADocumentThatIsReadTwiceAreShownOnce() {
    DocumentSource source = new DocumentSource(fixture.logs);
    fixture.vendor.sources = List.of(source);
    fixture.replace("a.doc", "notice one\nuse - - - 100 m 1\nend\n", IngestFixture.NOW);
    source.reader =
        (content, sink) -> {
          DocumentSource.lines(content, sink);
          if (source.reads.get() == 1) {
            fixture.replace("a.doc", "notice two\nend\n", IngestFixture.NOW.plusSeconds(1));
          }
        };
    assertThat(notices(UsageSync.Mode.UPDATE)).containsExactly("[lines] two");
  }
}

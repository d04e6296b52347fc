package dev.cctally.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.SessionHint;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineFeederTest {
  private static final Path HOME = Path.of("home").toAbsolutePath();
  private static final LogFile FILE =
      new LogFile(HOME.resolve("a.log"), new LogRoot(HOME, ".log", HOME));

  /** Reports each line's offset and text, numbered across interruptions. */
  private static final class EchoLog implements AppendLog {
    private final int padding;

    EchoLog(int padding) {
      this.padding = padding;
    }

    @Override
    public String id() {
      return "echo";
    }

    @Override
    public int readerVersion() {
      return 1;
    }

    @Override
    public Discovery discover(HostEnvironment host) {
      return new Discovery(List.of(), List.of());
    }

    @Override
    public SessionHint hint(LogFile file) {
      return new SessionHint("session", null);
    }

    @Override
    public LineReader open(LogFile file, byte @Nullable [] state) {
      return new EchoReader(state == null ? 0 : state[0], padding);
    }
  }

  private static final class EchoReader implements LineReader {
    private int count;
    private final int padding;

    EchoReader(int count, int padding) {
      this.count = count;
      this.padding = padding;
    }

    @Override
    public void line(byte[] buffer, int from, int to, long offset, EventSink sink) {
      count++;
      String text = new String(buffer, from, to - from, UTF_8);
      sink.accept(new SessionFacts(count + "@" + offset + " " + text, null, null, null));
    }

    @Override
    public byte[] state() {
      byte[] state = new byte[1 + padding];
      state[0] = (byte) count;
      return state;
    }
  }

  private static List<String> fed(LineFeeder feeder, String log, int... cuts) {
    RecordingSink sink = RecordingSink.of();
    feeder.feed(log, sink, cuts);
    return sink.sessions().stream().map(SessionFacts::key).toList();
  }

  private static LineFeeder feeder() {
    return LineFeeder.of(new EchoLog(0), FILE);
  }

  @Test
  void framesLines() {
    assertThat(fed(feeder(), "one\r\n\n  \ntwo\n three \nfour"))
        .containsExactly("1@0 one", "2@9 two", "3@13 three");
  }

  @Test
  void stripsAByteOrderMarkAtTheStartOnly() {
    assertThat(fed(feeder(), "\uFEFFone\n\uFEFFtwo\n")).containsExactly("1@0 one", "2@7 \uFEFFtwo");
  }

  @Test
  void givesTheSameForEveryInterruption() {
    String log = "one\r\ntwo\n\nthree\nfour";
    List<String> whole = fed(feeder(), log);
    for (int first = 0; first <= log.length(); first++) {
      for (int second = first; second <= log.length(); second++) {
        assertThat(fed(feeder(), log, first, second)).as("%d, %d", first, second).isEqualTo(whole);
      }
    }
  }

  @Test
  void countsACompleteLastLineOfAClosedFile() {
    assertThat(fed(feeder().forClosedFile(), "one\n{\"a\": 1} "))
        .containsExactly("1@0 one", "2@4 {\"a\": 1}");
    assertThat(fed(feeder().forClosedFile(), "one\n{\"a\": ")).containsExactly("1@0 one");
    assertThat(fed(feeder().forClosedFile(), "one\n[1]")).containsExactly("1@0 one");
    assertThat(fed(feeder().forClosedFile(), "one\n")).containsExactly("1@0 one");
  }

  @Test
  void refusesAStateThatThePlatformWouldNotStore() {
    LineFeeder large = LineFeeder.of(new EchoLog(64 * 1024), FILE);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> large.feed("one\n", RecordingSink.of()))
        .withMessageContaining("65537 bytes");
  }

  @Test
  void refusesCutsThatAreNotInTheLog() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> feeder().feed("one\n", RecordingSink.of(), 3, 2));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> feeder().feed("one\n", RecordingSink.of(), 5));
  }
}

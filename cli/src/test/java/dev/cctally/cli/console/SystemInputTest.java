package dev.cctally.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SystemInputTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static Input.Read read(InputStream in, int limit) {
    return new SystemInput(in, () -> false).read(limit, PATIENCE);
  }

  @Test
  void readsToTheEnd() {
    byte[] bytes = new byte[300_000];
    bytes[299_999] = 7;
    Input.Read read = read(new ByteArrayInputStream(bytes), 300_000);

    assertThat(read.end()).isEqualTo(Input.End.REACHED);
    assertThat(read.bytes()).isEqualTo(bytes);
  }

  @Test
  void stopsAtTheLimit() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int from, int count) {
            return count;
          }
        };

    assertThat(read(endless, 100_000).end()).isEqualTo(Input.End.TOO_LONG);
    assertThat(read(new ByteArrayInputStream(new byte[11]), 10).end())
        .isEqualTo(Input.End.TOO_LONG);
  }

  @Test
  void doesNotWaitForEver() throws IOException {
    try (PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out)) {
      out.write("{}".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      out.flush();
      Input.Read read = new SystemInput(in, () -> false).read(100, Duration.ofMillis(1500));

      assertThat(read.end()).isEqualTo(Input.End.LATE);
      assertThat(read.bytes()).hasSize(2);
    }
  }

  @Test
  void doesNotWaitForTheEndBehindAWholeObject() throws IOException {
    byte[] object =
        "\n {\"a\": [\"}\", {\"b\\\"}\": \"\\\\\"}], \"c\": 1}"
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    try (PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out)) {
      out.write(object, 0, object.length - 1);
      out.flush();
      assertThat(new SystemInput(in, () -> false).readObject(100, Duration.ofMillis(1500)).end())
          .isEqualTo(Input.End.LATE);
    }
    try (PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out)) {
      out.write(object);
      out.flush();
      Input.Read read = new SystemInput(in, () -> false).readObject(100, PATIENCE);
      assertThat(read.end()).isEqualTo(Input.End.REACHED);
      assertThat(read.bytes()).isEqualTo(object);
    }
  }

  @Test
  void whatIsNoObjectIsReadToTheEnd() {
    for (String text : new String[] {"[{}] x", "\"{}\" x", "} {} x", "x {} y", "]{}"}) {
      byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      InputStream single =
          new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int count) {
              return super.read(into, from, Math.min(count, 1));
            }
          };
      assertThat(new SystemInput(single, () -> false).readObject(100, PATIENCE).bytes())
          .isEqualTo(bytes);
    }
  }

  @Test
  void readsNoTerminal() {
    assertThat(
            new SystemInput(new ByteArrayInputStream(new byte[1]), () -> true)
                .read(10, PATIENCE)
                .end())
        .isEqualTo(Input.End.NOT_GIVEN);
  }

  @Test
  void whatCannotBeReadIsNotGiven() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Bad file descriptor");
          }

          @Override
          public int read(byte[] bytes, int from, int count) throws IOException {
            return read();
          }
        };

    assertThat(read(broken, 10).end()).isEqualTo(Input.End.NOT_GIVEN);
  }
}

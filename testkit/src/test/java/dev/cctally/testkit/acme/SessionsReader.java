package dev.cctally.testkit.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.SessionFacts;
import java.util.Set;
import java.util.TreeSet;

/** A reader whose state has the ids of all sessions. */
final class SessionsReader implements LineReader {
  private final LineReader right;
  private final Set<String> sessions = new TreeSet<>();

  SessionsReader(LineReader right) {
    this.right = right;
  }

  @Override
  public void line(byte[] buffer, int from, int to, long offset, EventSink sink) {
    right.line(
        buffer,
        from,
        to,
        offset,
        WrongLog.filtered(
            sink,
            event -> {
              if (event instanceof SessionFacts facts) {
                sessions.add(String.valueOf(facts.sessionId()));
              }
              return event;
            }));
  }

  @Override
  public byte[] state() {
    return String.join(" ", sessions).getBytes(UTF_8);
  }
}

package dev.cctally.plugins.codex;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.SessionHint;
import dev.cctally.spi.vendor.SessionScope;
import org.jspecify.annotations.Nullable;

/**
 * The rollouts below {@code sessions/} and {@code archived_sessions/}, one file for each session. A
 * session is known by its path: the id inside a rollout may be a copy of another's.
 */
final class RolloutLog implements AppendLog {
  @Override
  public String id() {
    return "sessions";
  }

  @Override
  public int readerVersion() {
    return 2;
  }

  @Override
  public Discovery discover(HostEnvironment host) {
    return new Homes(host).discover();
  }

  @Override
  public SessionScope sessionScope() {
    return SessionScope.HOME;
  }

  @Override
  public SessionHint hint(LogFile file) {
    return new SessionHint(FileNames.sessionId(file.relativePath()), null);
  }

  @Override
  public LineReader open(LogFile file, byte @Nullable [] state) {
    return new RolloutReader(file.path(), FileNames.innerId(file.path()), state);
  }
}

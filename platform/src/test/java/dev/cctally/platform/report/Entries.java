package dev.cctally.platform.report;

import dev.cctally.platform.ingest.SessionRef;
import dev.cctally.platform.ingest.UsageEntry;
import dev.cctally.platform.time.EpochMicros;
import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes entries down briefly. Each stands after the one before in its file. */
final class Entries {
  private final List<UsageEntry> all = new ArrayList<>();
  private int sessions;

  SessionRef session(String sessionId, @Nullable String folder, String path) {
    return SessionRef.of(++sessions, sessionId, folder, path, "/logs", false);
  }

  Entries add(String at, SessionRef session, String model, TokenCounts tokens) {
    return add(at, session, model, tokens, SpeedTier.UNSPECIFIED, null);
  }

  Entries add(
      String at,
      SessionRef session,
      String model,
      TokenCounts tokens,
      SpeedTier speed,
      @Nullable String recordedDollars) {
    all.add(
        new UsageEntry(
            EpochMicros.of(Instant.parse(at)),
            session,
            model,
            speed,
            tokens,
            recordedDollars == null ? null : Money.ofDollars(new BigDecimal(recordedDollars)),
            session.sourcePath(),
            all.size() * 100L));
    return this;
  }

  /** Tokens without a cache. */
  static TokenCounts tokens(long input, long output) {
    return new TokenCounts(input, 0, 0, 0, output, 0);
  }

  List<UsageEntry> all() {
    return List.copyOf(all);
  }
}

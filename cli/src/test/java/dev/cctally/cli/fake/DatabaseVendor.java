package dev.cctally.cli.fake;

import dev.cctally.spi.model.Money;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.ContractNames;
import dev.cctally.spi.vendor.CostBasis;
import dev.cctally.spi.vendor.DatabaseLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.SessionHint;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vendor whose tool keeps a database {@code .local/share/bench/bench.db}: {@code session (id,
 * parent_id, directory)} and {@code message (id, session_id, time_updated, data)}, where {@code
 * data} is JSON. A message is written before its tokens are known. Sub-agents have sessions of
 * their own, shown under the root's.
 */
public final class DatabaseVendor implements Vendor {
  private static final String MESSAGES =
      """
      WITH RECURSIVE up (id, root, parent) AS (
        SELECT id, id, parent_id FROM session
        UNION ALL
        SELECT up.id, s.id, s.parent_id FROM up JOIN session s ON s.id = up.parent
      )
      SELECT m.id, m.session_id, m.time_updated,
        json_extract(m.data, '$.time.created'),
        json_extract(m.data, '$.providerID') || '/' || json_extract(m.data, '$.modelID'),
        json_extract(m.data, '$.tokens.input'), json_extract(m.data, '$.tokens.output'),
        json_extract(m.data, '$.tokens.reasoning'),
        json_extract(m.data, '$.tokens.cache.read'), json_extract(m.data, '$.tokens.cache.write'),
        json_extract(m.data, '$.cost'), up.root, s.directory
      FROM message m JOIN session s ON s.id = m.session_id
        JOIN up ON up.id = m.session_id AND up.parent IS NULL
      WHERE m.time_updated >= ? AND json_extract(m.data, '$.role') = 'assistant'
        AND json_extract(m.data, '$.tokens.output') IS NOT NULL
      ORDER BY m.time_updated, m.id
      """;

  @Override
  public VendorInfo info() {
    return new VendorInfo(
        "bench",
        "Bench",
        CostBasis.ACTUAL,
        List.of("calendar-month"),
        ContractNames.general("bench", "Bench"));
  }

  @Override
  public List<LogSource> logSources() {
    return List.of(new Messages());
  }

  @Override
  public PriceBook priceBook() {
    return LogVendor.billed().priceBook();
  }

  private static final class Messages implements DatabaseLog {
    @Override
    public String id() {
      return "messages";
    }

    @Override
    public int readerVersion() {
      return 1;
    }

    @Override
    public Discovery discover(HostEnvironment host) {
      Path home = host.home().resolve(".local/share/bench");
      Path file = home.resolve("bench.db");
      return new Discovery(
          Files.isRegularFile(file) ? List.of(new LogRoot(file, "", home)) : List.of(), List.of());
    }

    @Override
    public SessionHint hint(LogFile file) {
      return new SessionHint("unknown", null);
    }

    @Override
    public byte[] read(LogFile file, Session session, byte @Nullable [] state, EventSink sink)
        throws IOException {
      long[] newest = {state == null ? 0 : ByteBuffer.wrap(state).getLong()};
      session.query(
          MESSAGES,
          List.of(newest[0]),
          row -> {
            newest[0] = Math.max(newest[0], row.number(2));
            message(row, sink);
          });
      return ByteBuffer.allocate(Long.BYTES).putLong(newest[0]).array();
    }
  }

  private static void message(DatabaseLog.Row row, EventSink sink) {
    String id = String.valueOf(row.text(0));
    String key = String.valueOf(row.text(1));
    sink.accept(new SessionFacts(key, row.text(11), row.text(12), null));
    long reasoning = row.number(7);
    sink.accept(
        new UsageEvent(
            position(id),
            row.number(3) * 1000,
            String.valueOf(row.text(4)),
            new TokenCounts(
                row.number(5),
                row.number(8),
                row.number(9),
                0,
                row.number(6) + reasoning,
                reasoning),
            SpeedTier.UNSPECIFIED,
            row.real(10) == 0 ? null : Money.ofDollars(new BigDecimal(row.text(10))),
            EventIdentity.of(id),
            1,
            key,
            null));
  }

  private static long position(String id) {
    long hash = 1;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash + id.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}

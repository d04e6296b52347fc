package dev.cctally.cli.fake;

import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.model.TokenCounts;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.ContractNames;
import dev.cctally.spi.vendor.CostBasis;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.DocumentLog;
import dev.cctally.spi.vendor.EventIdentity;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.SessionFacts;
import dev.cctally.spi.vendor.SessionHint;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.Vendor;
import dev.cctally.spi.vendor.VendorInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A vendor whose tool keeps a JSON document for each session below {@code .chat/tmp}: {@code
 * {"sessionId", "projectPath", "messages": [{"id", "timestamp", "model", "tokens": {"input",
 * "output", "cached", "thoughts", "tool", "total"}}]}}. Input contains what was cached.
 */
public final class DocumentVendor implements Vendor {
  @Override
  public VendorInfo info() {
    return new VendorInfo(
        "chat",
        "Chat",
        CostBasis.EQUIVALENT,
        List.of("calendar-month"),
        ContractNames.general("chat", "Chat"));
  }

  @Override
  public List<LogSource> logSources() {
    return List.of(new Sessions());
  }

  @Override
  public PriceBook priceBook() {
    return LogVendor.billed().priceBook();
  }

  private static final class Sessions implements DocumentLog {
    @Override
    public String id() {
      return "sessions";
    }

    @Override
    public int readerVersion() {
      return 1;
    }

    @Override
    public Discovery discover(HostEnvironment host) {
      Path home = host.home().resolve(".chat");
      Path root = home.resolve("tmp");
      return new Discovery(
          Files.isDirectory(root) ? List.of(new LogRoot(root, ".json", home)) : List.of(),
          List.of());
    }

    @Override
    public SessionHint hint(LogFile file) {
      String name = String.valueOf(file.path().getFileName());
      return new SessionHint(name.substring(0, name.length() - ".json".length()), null);
    }

    @Override
    public void read(LogFile file, InputStream content, EventSink sink) throws IOException {
      byte[] bytes = content.readAllBytes();
      JsonCursor cursor = new JsonCursor();
      cursor.reset(bytes, 0, bytes.length);
      try {
        session(cursor, sink);
        cursor.finish();
      } catch (JsonSyntaxException e) {
        throw new IOException("it is no complete JSON document", e);
      }
    }
  }

  private static void session(JsonCursor cursor, EventSink sink) {
    String session = null;
    String project = null;
    int ordinal = 0;
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.name()) {
        case "sessionId" -> session = cursor.stringOrNull();
        case "projectPath" -> project = cursor.stringOrNull();
        case "messages" -> {
          sink.accept(new SessionFacts("", session, project, null));
          cursor.enterArray();
          while (cursor.nextElement()) {
            message(cursor, Objects.requireNonNull(session, "session"), ordinal++, sink);
          }
        }
        default -> cursor.skipValue();
      }
    }
  }

  private static void message(JsonCursor cursor, String session, int ordinal, EventSink sink) {
    String id = null;
    String at = null;
    String model = null;
    Map<String, Long> tokens = new HashMap<>();
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.name()) {
        case "id" -> id = cursor.stringOrNull();
        case "timestamp" -> at = cursor.stringOrNull();
        case "model" -> model = cursor.stringOrNull();
        case "tokens" -> {
          cursor.enterObject();
          while (cursor.nextMember()) {
            String name = cursor.name();
            cursor.enterNumber();
            tokens.put(name, Long.parseLong(cursor.text()));
          }
        }
        default -> cursor.skipValue();
      }
    }
    if (tokens.isEmpty()) {
      return; // a prompt
    }
    long micros = at == null ? Timestamps.INVALID : Timestamps.micros(at);
    if (micros == Timestamps.INVALID || model == null) {
      sink.accept(new Malformed(ordinal, Malformed.Reason.BAD_TIMESTAMP, true));
      return;
    }
    long cached = tokens.getOrDefault("cached", 0L);
    long thoughts = tokens.getOrDefault("thoughts", 0L);
    sink.accept(
        new UsageEvent(
            ordinal,
            micros,
            model,
            new TokenCounts(
                tokens.getOrDefault("input", 0L) - cached + tokens.getOrDefault("tool", 0L),
                cached,
                0,
                0,
                tokens.getOrDefault("output", 0L) + thoughts,
                thoughts),
            SpeedTier.UNSPECIFIED,
            null,
            EventIdentity.of(session + ":" + id),
            ordinal,
            "",
            null));
  }
}

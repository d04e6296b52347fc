package dev.cctally.testkit.conformance;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogSource;
import dev.cctally.spi.vendor.SessionHint;
import dev.cctally.spi.vendor.SessionScope;
import dev.cctally.spi.vendor.Vendor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's source whose answers are looked at whatever rule asks: none is {@code null}, none
 * takes for ever, and its readers keep to what they may do.
 *
 * @param source the vendor's
 */
record CheckedLog(AppendLog source) implements AppendLog {
  /** A vendor's sources, those of lines checked. */
  static List<LogSource> of(Vendor vendor) {
    List<LogSource> sources = Calls.answered("logSources()", vendor::logSources);
    return sources.stream()
        .map(source -> source instanceof AppendLog log ? new CheckedLog(log) : source)
        .toList();
  }

  @Override
  public String id() {
    return Calls.answered("id()", source::id);
  }

  @Override
  public int readerVersion() {
    return Calls.answered("readerVersion()", source::readerVersion);
  }

  @Override
  public Discovery discover(HostEnvironment host) {
    return Calls.answered("discover(host)", () -> source.discover(host));
  }

  @Override
  public SessionScope sessionScope() {
    return Calls.answered("sessionScope()", source::sessionScope);
  }

  @Override
  public SessionHint hint(LogFile file) {
    return Calls.answered("hint(" + name(file) + ")", () -> source.hint(file));
  }

  @Override
  public LineReader open(LogFile file, byte @Nullable [] state) {
    String call = "open(" + name(file) + (state == null ? ", null)" : ", state)");
    return new CheckedReader(Calls.answered(call, () -> source.open(file, state)), name(file));
  }

  private static String name(LogFile file) {
    return String.valueOf(file.path().getFileName());
  }
}

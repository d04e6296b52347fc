package dev.cctally.testkit.acme;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.SessionHint;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The right log with one thing wrong.
 *
 * @param finder finds the roots
 * @param opener makes the readers, of a file and a right reader
 * @param hinter is told the file of which a hint is asked
 */
record WrongLog(
    Function<HostEnvironment, Discovery> finder,
    BiFunction<LogFile, LineReader, LineReader> opener,
    Consumer<Path> hinter)
    implements AppendLog {
  private static final AcmeLog RIGHT = new AcmeLog();

  static WrongLog finding(Function<HostEnvironment, Discovery> finder) {
    return new WrongLog(finder, (file, reader) -> reader, file -> {});
  }

  static WrongLog opening(BiFunction<LogFile, LineReader, LineReader> opener) {
    return new WrongLog(RIGHT::discover, opener, file -> {});
  }

  static WrongLog hinting(Consumer<Path> hinter) {
    return new WrongLog(RIGHT::discover, (file, reader) -> reader, hinter);
  }

  static WrongLog reading(WrongReader.Lines lines) {
    return opening((file, reader) -> new WrongReader(reader, lines));
  }

  /** Changes or drops usage events. */
  static WrongLog saying(Function<UsageEvent, @Nullable VendorEvent> change) {
    return reading((reader, line, sink) -> reader.accept(line, changed(sink, change)));
  }

  private static EventSink changed(
      EventSink sink, Function<UsageEvent, @Nullable VendorEvent> change) {
    return filtered(sink, event -> event instanceof UsageEvent u ? change.apply(u) : event);
  }

  /** A sink that gets what a function makes of events; {@code null} is left out. */
  static EventSink filtered(EventSink sink, Function<VendorEvent, @Nullable VendorEvent> change) {
    return new EventSink() {
      @Override
      public void accept(VendorEvent event) {
        VendorEvent changed = change.apply(event);
        if (changed != null) {
          sink.accept(changed);
        }
      }

      @Override
      public boolean wants(Interest interest) {
        return sink.wants(interest);
      }
    };
  }

  static WrongLog keeping(UnaryOperator<byte[]> state) {
    return opening((file, reader) ->
        new LineReader() {
          @Override
          public void line(byte[] buffer, int from, int to, long offset, EventSink sink) {
            reader.line(buffer, from, to, offset, sink);
          }

          @Override
          public byte[] state() {
            return state.apply(reader.state());
          }
        });
  }

  @Override
  public String id() {
    return RIGHT.id();
  }

  @Override
  public int readerVersion() {
    return RIGHT.readerVersion();
  }

  @Override
  public Discovery discover(HostEnvironment host) {
    return finder.apply(host);
  }

  @Override
  public SessionHint hint(LogFile file) {
    hinter.accept(file.path());
    return RIGHT.hint(file);
  }

  @Override
  public LineReader open(LogFile file, byte @Nullable [] state) {
    return opener.apply(file, RIGHT.open(file, state));
  }
}

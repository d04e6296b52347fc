package dev.cctally.platform.ingest;

import dev.cctally.spi.vendor.Discovery;
import dev.cctally.spi.vendor.DocumentLog;
import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.HostEnvironment;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.LogRoot;
import dev.cctally.spi.vendor.SessionHint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Documents for tests: the lines of {@link LineVendor}, whose number is their position, and {@code
 * end} as the last one. Without it the document was cut off.
 */
final class DocumentSource implements DocumentLog {
  private final Path root;
  final AtomicInteger reads = new AtomicInteger();
  int version = 1;
  Reader reader = DocumentSource::lines;

  /** Reads a document; replaced by tests. */
  interface Reader {
    void read(InputStream content, EventSink sink) throws IOException;
  }

  DocumentSource(Path root) {
    this.root = root;
  }

  static void lines(InputStream content, EventSink sink) throws IOException {
    List<String> lines =
        new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals("end")) {
        return;
      }
      if (!lines.get(i).isBlank()) {
        LineVendor.event(lines.get(i), i, "", i, sink);
      }
    }
    throw new IOException("the document is cut off");
  }

  @Override
  public void read(LogFile file, InputStream content, EventSink sink) throws IOException {
    reads.incrementAndGet();
    reader.read(content, sink);
  }

  @Override
  public String id() {
    return "documents";
  }

  @Override
  public int readerVersion() {
    return version;
  }

  @Override
  public Discovery discover(HostEnvironment host) {
    return new Discovery(List.of(new LogRoot(root, ".doc", root)), List.of());
  }

  @Override
  public SessionHint hint(LogFile file) {
    String name = String.valueOf(file.path().getFileName());
    return new SessionHint(name.substring(0, name.length() - 4), "/hinted");
  }
}

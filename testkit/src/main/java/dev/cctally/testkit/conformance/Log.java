package dev.cctally.testkit.conformance;

import dev.cctally.spi.vendor.AppendLog;
import dev.cctally.spi.vendor.LogFile;
import dev.cctally.spi.vendor.VendorEvent;
import dev.cctally.testkit.LineFeeder;
import dev.cctally.testkit.RecordingSink;
import dev.cctally.testkit.corpus.LogText;
import java.util.List;

/**
 * One file of the corpus.
 *
 * @param name for messages
 * @param source reads it
 * @param file where it is
 * @param content its bytes
 */
record Log(String name, AppendLog source, LogFile file, byte[] content) {
  LogText text() {
    return LogText.of(content);
  }

  /** The events of this log, all that the reader offers. */
  List<VendorEvent> events() {
    return events(content);
  }

  /** The events this log would have with other content. */
  List<VendorEvent> events(byte[] other, int... cuts) {
    return read(RecordingSink.ofEverything(), other, cuts).events();
  }

  /** Reads other content as if it were this log's. */
  RecordingSink read(RecordingSink sink, byte[] other, int... cuts) {
    LineFeeder.of(source, file).feed(other, sink, cuts);
    return sink;
  }

  Log withContent(byte[] other) {
    return new Log(name, source, file, other);
  }
}

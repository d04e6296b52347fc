package dev.cctally.plugins.claude;

import dev.cctally.spi.vendor.EventSink;
import dev.cctally.spi.vendor.Notice;
import dev.cctally.spi.vendor.VendorEvent;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader hands over. */
final class RecordingSink implements EventSink {
  final List<VendorEvent> events = new ArrayList<>();
  final List<String> notices = new ArrayList<>();
  private final boolean turns;

  RecordingSink(boolean turns) {
    this.turns = turns;
  }

  @Override
  public void accept(VendorEvent event) {
    if (event instanceof Notice notice) {
      notices.add(notice.text());
    } else {
      events.add(event);
    }
  }

  @Override
  public boolean wants(Interest interest) {
    return turns && interest == Interest.TURNS;
  }
}

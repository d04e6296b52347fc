package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.VendorEvent;
import dev.cctally.testkit.RecordingSink;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Any split of a file into reads gives the same events. */
final class Resumes implements Rule {
  /** Of a longer log not every byte is tried, but every line end with its neighbours. */
  private static final int EVERY_BYTE = 8 * 1024;

  @Override
  public String title() {
    return "goes on after an interruption at any byte";
  }

  @Override
  public void check(Subject subject) throws IOException {
    for (Log log : subject.logs()) {
      List<VendorEvent> whole = log.events();
      List<VendorEvent> plain = log.read(RecordingSink.of(), log.content()).events();
      SortedSet<Integer> cuts = cuts(log.content());
      for (int cut : cuts) {
        assertThat(log.events(log.content(), cut))
            .as("%s: events of two reads, the first of %d bytes", log.name(), cut)
            .isEqualTo(whole);
        assertThat(log.read(RecordingSink.of(), log.content(), cut).events())
            .as("%s: events when nobody wants turns, the first read of %d bytes", log.name(), cut)
            .isEqualTo(plain);
      }
      int[] all = cuts.stream().mapToInt(cut -> cut).toArray();
      assertThat(log.events(log.content(), all))
          .as("%s: events of a read after each byte", log.name())
          .isEqualTo(whole);
      state(log, whole);
    }
  }

  private static SortedSet<Integer> cuts(byte[] content) {
    TreeSet<Integer> cuts = new TreeSet<>();
    for (int i = 0; i <= content.length; i++) {
      boolean atLineEnd =
          i == 0 || i == content.length || content[i - 1] == '\n' || content[i] == '\n';
      if (content.length <= EVERY_BYTE || atLineEnd) {
        cuts.add(i);
      }
    }
    return cuts;
  }

  /** The state is a value: asking for it changes nothing, and it does not change later. */
  private static void state(Log log, List<VendorEvent> whole) {
    RecordingSink sink = RecordingSink.ofEverything();
    LineReader reader = log.source().open(log.file(), null);
    byte[][] last = {reader.state(), reader.state()};
    Feed.lines(
        reader,
        log.content(),
        0,
        log.content().length,
        sink,
        () -> {
          assertThat(last[0]).as("%s: a state after a later line", log.name()).isEqualTo(last[1]);
          Arrays.fill(last[0], (byte) 0x55);
          last[0] = reader.state();
          last[1] = last[0].clone();
        });
    assertThat(sink.events())
        .as("%s: events when state() is asked for after each line", log.name())
        .isEqualTo(whole);
  }
}

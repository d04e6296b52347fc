package dev.cctally.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.ConversationTurn;
import dev.cctally.spi.vendor.EventSink.Interest;
import dev.cctally.spi.vendor.LineReader;
import dev.cctally.spi.vendor.QuotaReading;
import dev.cctally.spi.vendor.VendorEvent;
import dev.cctally.testkit.RecordingSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cost must not depend on whether somebody wants text. */
final class AnswersWhatIsAsked implements Rule {
  @Override
  public String title() {
    return "counts the same whether or not turns and quota are wanted";
  }

  @Override
  public void check(Subject subject) throws IOException {
    for (Log log : subject.logs()) {
      List<VendorEvent> everything = log.events();
      for (RecordingSink sink :
          List.of(
              RecordingSink.of(),
              RecordingSink.of(Interest.TURNS),
              RecordingSink.of(Interest.QUOTA))) {
        List<VendorEvent> expected = new ArrayList<>(everything);
        expected.removeIf(event ->
            (event instanceof ConversationTurn && !sink.wants(Interest.TURNS))
                || (event instanceof QuotaReading && !sink.wants(Interest.QUOTA)));
        // What is left unread is not checked, so fewer lines may be found broken.
        log.read(sink, log.content());
        assertThat(sink.events())
            .as(
                "%s: events when turns are%s wanted and quota is%s",
                log.name(),
                sink.wants(Interest.TURNS) ? "" : " not",
                sink.wants(Interest.QUOTA) ? "" : " not")
            .isEqualTo(expected);
      }
      lateInterest(log, everything);
    }
  }

  /** Text may be wanted later, after a first pass without it. */
  private static void lateInterest(Log log, List<VendorEvent> everything) {
    Lines lines = new Lines(log.content());
    for (int half : List.of(lines.starts().size() / 2, lines.starts().size() - 1)) {
      int cut = lines.starts().get(half);
      LineReader first = log.source().open(log.file(), null);
      RecordingSink ignored = RecordingSink.of();
      Feed.lines(first, log.content(), 0, cut, ignored);
      RecordingSink rest = RecordingSink.ofEverything();
      LineReader second = log.source().open(log.file(), first.state());
      Feed.lines(second, log.content(), cut, log.content().length, rest);
      List<VendorEvent> expected =
          everything.stream().filter(event -> Events.position(event) >= cut).toList();
      assertThat(rest.events().stream().filter(event -> Events.position(event) >= cut).toList())
          .as("%s: events from byte %d on, turns not wanted before", log.name(), cut)
          .isEqualTo(expected);
    }
  }
}

package dev.cctally.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.testkit.RecordingSink;
import dev.cctally.testkit.corpus.LogText;
import dev.cctally.testkit.corpus.Spelling;
import dev.cctally.testkit.corpus.Times;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Whatever means the same in JSON and RFC 3339 counts the same. */
final class ReadsAnySpelling implements Rule {
  private static final int ROUNDS = 8;

  @Override
  public String title() {
    return "reads any valid spelling: white space, member order, escapes, line ends, zone offsets";
  }

  @Override
  public void check(Subject subject) throws IOException {
    for (Log log : subject.logs()) {
      LogText text = log.text();
      for (int seed = 0; seed < ROUNDS; seed++) {
        Spelling spelling = Spelling.shuffled(new Random(seed));
        LogText respelled = text.mapLines(UnaryOperator.identity(), spelling);
        same(log, respelled.content(), "white space, order and escapes, seed " + seed);
      }
      LogText compact = text.mapLines(UnaryOperator.identity(), Spelling.compact());
      same(log, compact.content(), "compact lines");
      same(log, text.mapValues(Times.inAnotherOffset()).content(), "times with offset +05:45");
      same(log, text.content("\r\n"), "lines that end with CR LF");
      same(log, text.content(" \t\n"), "blanks before the line ends");
      same(log, ("\uFEFF" + new String(text.content(), UTF_8)).getBytes(UTF_8), "byte-order mark");
    }
  }

  private static void same(Log log, byte[] changed, String what) {
    byte[] plain = log.text().content();
    assertThat(Events.meaning(log.events(changed), changed))
        .as("%s: events with %s", log.name(), what)
        .isEqualTo(Events.meaning(log.events(plain), plain));
    List<String> counted = Events.meaning(log.read(RecordingSink.of(), changed).events(), changed);
    assertThat(counted)
        .as("%s: events with %s, when turns and quota are not wanted", log.name(), what)
        .isEqualTo(Events.meaning(log.read(RecordingSink.of(), plain).events(), plain));
  }
}

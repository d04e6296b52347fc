package dev.cctally.testkit.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import dev.cctally.testkit.corpus.Json;
import dev.cctally.testkit.corpus.LogText;
import dev.cctally.testkit.corpus.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tools are updated every week: new members and new kinds of records must not hide usage. */
final class ReadsNewerVersions implements Rule {
  private static final String MEMBER = "conformanceUnknown";
  private static final Json VALUE =
      Json.parse(
              "{\"type\":\"conformance\",\"usage\":null,\"n\":[1,{\"model\":7}]}".getBytes(UTF_8))
          .orElseThrow();
  private static final byte[] RECORD =
      ("{\"type\":\"conformance-unknown\",\"timestamp\":\"2026-05-10T10:00:00Z\",\"id\":\"c\","
           + "\"payload\":{\"type\":\"conformance-unknown\"},\"message\":{\"type\":\"unknown\"}}")
          .getBytes(UTF_8);

  @Override
  public String title() {
    return "reads past members, kinds of records and bytes it does not know";
  }

  @Override
  public void check(Subject subject) throws IOException {
    for (Log log : subject.logs()) {
      List<String> plain = Events.meaning(log.events(), log.content());
      byte[] more =
          log.text()
              .mapLines(
                  line -> line instanceof Json.Members object ? object.with(MEMBER, VALUE) : line,
                  Spelling.compact())
              .content();
      assertThat(Events.meaning(log.events(more), more))
          .as("%s: events when each record has the unknown member %s", log.name(), MEMBER)
          .isEqualTo(plain);
      byte[] invalid = invalidBytes(log.text()).content();
      assertThat(Events.meaning(log.events(invalid), invalid))
          .as("%s: events when each record has a string that is not UTF-8", log.name())
          .isEqualTo(plain);
      unknownRecords(log, plain.size());
    }
  }

  private static LogText invalidBytes(LogText text) {
    byte[] added = ",\"conformanceInvalid\":\"\u00ff\u00fe\u00e9\"}".getBytes(ISO_8859_1);
    List<byte[]> lines = new ArrayList<>();
    for (byte[] line : text.lines()) {
      boolean object = Json.parse(line).filter(Json::isFilledObject).isPresent();
      if (object) {
        int end = new String(line, ISO_8859_1).lastIndexOf('}');
        byte[] longer = new byte[end + added.length];
        System.arraycopy(line, 0, longer, 0, end);
        System.arraycopy(added, 0, longer, end, added.length);
        lines.add(longer);
      } else {
        lines.add(line);
      }
    }
    return new LogText(lines);
  }

  private static void unknownRecords(Log log, int expected) {
    LogText text = log.text();
    for (int index : List.of(0, text.lines().size() / 2, text.lines().size())) {
      byte[] content = text.withLine(index, RECORD).content();
      long position = index == 0 ? 0 : new Lines(content).starts().get(index);
      List<VendorEvent> events = new ArrayList<>(log.events(content));
      assertThat(events)
          .as("%s: usage in a record of an unknown kind", log.name())
          .noneMatch(e -> e instanceof UsageEvent && Events.position(e) == position);
      events.removeIf(event -> Events.position(event) == position);
      assertThat(events)
          .as("%s: events beside a record of an unknown kind on line %d", log.name(), index + 1)
          .hasSize(expected);
    }
  }
}

package dev.cctally.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import dev.cctally.testkit.RecordingSink;
import dev.cctally.testkit.corpus.Json;
import dev.cctally.testkit.corpus.LogText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of many megabytes occur, since tools keep images and outputs in them. The platform hands
 * over lines of up to 16 MiB as they are, and longer ones with their long strings cut.
 */
final class ReadsHugeLines implements Rule {
  private static final int HUGE = 15 << 20;
  private static final int LOGS = 3; // huge lines of so many logs are enough

  @Override
  public String title() {
    return "reads usage from lines of many megabytes";
  }

  @Override
  public void check(Subject subject) throws IOException {
    String text = "\"" + "lorem ipsum ".repeat(HUGE / 12) + "\"";
    String numbers = "[" + "1234567,".repeat(HUGE / 8) + "0]";
    int logs = 0;
    for (Log log : subject.logs()) {
      List<VendorEvent> plain = log.read(RecordingSink.of(), log.content()).events();
      if (plain.stream().anyMatch(UsageEvent.class::isInstance) && logs++ < LOGS) {
        for (String value : List.of(text, numbers)) {
          check(log, plain, value, Place.FIRST);
          check(log, plain, value, Place.LAST);
        }
      }
    }
  }

  private enum Place {
    FIRST,
    LAST
  }

  private static void check(Log log, List<VendorEvent> plain, String value, Place place) {
    long position =
        plain.stream()
            .filter(UsageEvent.class::isInstance)
            .findFirst()
            .map(Events::position)
            .orElseThrow();
    int index = new Lines(log.content()).number(position) - 1;
    byte[] line = log.text().lines().get(index);
    if (Json.parse(line).filter(Json::isFilledObject).isEmpty()) {
      return;
    }
    byte[] member = ("\"conformance-huge\":" + value).getBytes(UTF_8);
    int at = place == Place.FIRST ? indexOf(line, '{') + 1 : lastIndexOf(line, '}');
    ByteArrayOutputStream huge = new ByteArrayOutputStream(member.length + line.length + 1);
    huge.write(line, 0, at);
    if (place == Place.LAST) {
      huge.write(',');
    }
    huge.writeBytes(member);
    if (place == Place.FIRST) {
      huge.write(',');
    }
    huge.write(line, at, line.length - at);
    LogText text = log.text();
    List<byte[]> lines = new ArrayList<>(text.lines());
    lines.set(index, huge.toByteArray());
    byte[] content = new LogText(lines).content();
    assertThat(Events.meaning(log.read(RecordingSink.of(), content).events(), content))
        .as(
            "%s: events when line %d has a %s member of %d bytes",
            log.name(), index + 1, place, member.length)
        .isEqualTo(Events.meaning(plain, log.content()));
  }

  private static int indexOf(byte[] line, char wanted) {
    int i = 0;
    while (line[i] != wanted) {
      i++;
    }
    return i;
  }

  private static int lastIndexOf(byte[] line, char wanted) {
    int i = line.length - 1;
    while (line[i] != wanted) {
      i--;
    }
    return i;
  }
}

package dev.cctally.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cctally.spi.vendor.Malformed;
import dev.cctally.spi.vendor.UsageEvent;
import dev.cctally.spi.vendor.VendorEvent;
import dev.cctally.testkit.corpus.Json;
import dev.cctally.testkit.corpus.LogText;
import dev.cctally.testkit.corpus.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A log told over and over, as a long one is: ids, sessions, folders and texts are others in each
 * round, so that what a reader remembers of them grows. What they are is found out by changing each
 * string in turn: those whose change leaves the events what they were, models apart.
 */
final class EndlessLog {
  /** Stands where the number of the round goes; no tool writes it. */
  private static final String MARK = "\uE0F7";

  private static final int LONGEST = 300; // longer strings are no ids
  private static final int MOST_STRINGS = 200; // that are tried

  private final List<List<byte[]>> lines = new ArrayList<>();

  private EndlessLog() {}

  /** Of the lines of a log that are JSON objects. */
  static EndlessLog of(Log log) {
    Set<String> free = free(log);
    EndlessLog endless = new EndlessLog();
    for (byte[] line : changed(log, free, MARK).lines()) {
      if (Json.parse(line).filter(Json::isFilledObject).isPresent()) {
        // A member that is new everywhere, for lines without strings that may change.
        String text =
            new String(line, UTF_8).replaceFirst("\\{", "{\"conformanceNumber\":" + MARK + ",");
        List<byte[]> pieces = new ArrayList<>();
        for (String piece : text.split(MARK, -1)) {
          pieces.add(piece.getBytes(UTF_8));
        }
        endless.lines.add(pieces);
      }
    }
    return endless;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** A line of the log without end, from 0. */
  byte[] line(int index) {
    List<byte[]> pieces = lines.get(index % lines.size());
    byte[] number = Integer.toString(index / lines.size()).getBytes(UTF_8);
    int length = (pieces.size() - 1) * number.length;
    for (byte[] piece : pieces) {
      length += piece.length;
    }
    byte[] line = new byte[length];
    int at = 0;
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) {
        System.arraycopy(number, 0, line, at, number.length);
        at += number.length;
      }
      System.arraycopy(pieces.get(i), 0, line, at, pieces.get(i).length);
      at += pieces.get(i).length;
    }
    return line;
  }

  /** The strings that can be others without changing what is told. */
  private static Set<String> free(Log log) {
    List<VendorEvent> events = log.events();
    List<String> kinds = kinds(events);
    Set<String> free = new HashSet<>();
    for (String string : strings(log, events)) {
      free.add(string);
      if (!kinds(log.events(changed(log, free, "0").content())).equals(kinds)) {
        free.remove(string);
      }
    }
    return free;
  }

  private static Set<String> strings(Log log, List<VendorEvent> events) {
    Set<String> models =
        events.stream()
            .filter(UsageEvent.class::isInstance)
            .map(event -> ((UsageEvent) event).model())
            .collect(Collectors.toSet());
    Set<String> strings = new LinkedHashSet<>();
    log.text()
        .mapValues(value -> {
          if (value instanceof Json.Text(String text)
              && text.length() <= LONGEST
              && !models.contains(text.strip())
              && strings.size() < MOST_STRINGS) {
            strings.add(text);
          }
          return value;
        });
    return strings;
  }

  private static LogText changed(Log log, Set<String> free, String suffix) {
    return log.text()
        .mapLines(
            line ->
                line.map(value ->
                    value instanceof Json.Text(String text) && free.contains(text)
                        ? new Json.Text(text + "-" + suffix)
                        : value),
            Spelling.compact());
  }

  private static List<String> kinds(List<VendorEvent> events) {
    return events.stream().map(EndlessLog::kind).toList();
  }

  private static String kind(VendorEvent event) {
    return event instanceof UsageEvent usage
        ? usage.atMicros() + " " + usage.model() + " " + usage.tokens()
        : event instanceof Malformed malformed
            ? "malformed " + malformed.reason()
            : event.getClass().getSimpleName();
  }
}

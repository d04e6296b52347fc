package dev.cctally.cli.render;

import java.util.ArrayList;
import java.util.List;

/** Lines with a label in front of each, broken between words where they are too long. */
final class Paragraphs {
  private static final int LABEL = 13;

  private final Canvas canvas;
  private final StringBuilder out = new StringBuilder();

  Paragraphs(Canvas canvas) {
    this.canvas = canvas;
  }

  /** Adds a line. Its parts keep their styles; only words give way to the next line. */
  Paragraphs line(String label, Text... parts) {
    int room = Math.max(20, canvas.width() - LABEL - 1);
    List<Text> words = new ArrayList<>();
    for (Text part : parts) {
      for (String word : part.value().split(" ", -1)) {
        words.add(new Text(word, part.style()));
      }
    }
    String start = " " + pad(label);
    int used = 0;
    StringBuilder line = new StringBuilder();
    for (Text word : words) {
      if (used > 0 && used + 1 + word.width() > room) {
        end(start, line);
        start = " " + pad("");
        used = 0;
      }
      line.append(used == 0 ? "" : " ").append(word.style().paint(word.value(), canvas.colour()));
      used += (used == 0 ? 0 : 1) + word.width();
    }
    end(start, line);
    return this;
  }

  /** Adds a line of its own, after an empty one. */
  Paragraphs heading(String text) {
    out.append("\n ").append(Style.HEADING.paint(text, canvas.colour())).append('\n');
    return this;
  }

  String text() {
    return out.toString();
  }

  private void end(String start, StringBuilder line) {
    out.append(Style.MUTED.paint(start, canvas.colour())).append(line).append('\n');
    line.setLength(0);
  }

  private static String pad(String label) {
    return label + " ".repeat(Math.max(1, LABEL - label.length()));
  }
}

package dev.cctally.cli.render;

import dev.cctally.platform.report.ModelUsage;
import dev.cctally.platform.report.PriceStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines below a table. */
final class Footnotes {
  private static final int LONGEST_NAME = 80;

  private final ReportView view;
  private final Set<String> fallbacks = new LinkedHashSet<>();
  private final List<Text> lines = new ArrayList<>();

  Footnotes(ReportView view) {
    this.view = view;
  }

  void saw(List<ModelUsage> models) {
    for (ModelUsage model : models) {
      if (model.status() == PriceStatus.FALLBACK) {
        fallbacks.add(model.model());
      }
    }
  }

  void add(String text) {
    lines.add(new Text(text, Style.MUTED));
  }

  /** A line to look at. */
  void warn(String text) {
    lines.add(new Text(text, Style.WARNING));
  }

  void prices(List<String> unpricedModels) {
    if (!view.cost()) {
      return;
    }
    if (!unpricedModels.isEmpty()) {
      lines.add(
          new Text(
              "* No price known for "
                  + unpricedModels.stream().map(this::brief).collect(Collectors.joining(", "))
                  + ": tokens count, cost is taken as $0.",
              Style.WARNING));
    }
    if (!fallbacks.isEmpty()) {
      lines.add(
          new Text(
              view.canvas().glyphs().dagger()
                  + " Priced as another model: "
                  + fallbacks.stream().map(this::brief).collect(Collectors.joining(", "))
                  + ".",
              Style.WARNING));
    }
  }

  /** No real model has a name this long; a made-up one must not fill the screen. */
  private String brief(String model) {
    int columns = Math.min(LONGEST_NAME, width() - 1); // with the comma after it
    return DisplayText.shortenEnd(model, columns, view.canvas().glyphs().ellipsis());
  }

  /** Between the blank a line starts with and the edge. */
  private int width() {
    return Math.max(20, view.canvas().width() - 1);
  }

  void hidden(boolean columnsHidden) {
    if (columnsHidden) {
      add("Some columns are left out at this width; a wider terminal or --json shows all.");
    }
  }

  /** The lines, broken between words where they are too long, each with its end. */
  String text() {
    StringBuilder out = new StringBuilder();
    int width = width();
    for (Text line : lines) {
      List<Text> words = new ArrayList<>();
      for (String word : line.value().split(" ")) {
        words.add(new Text(word, line.style()));
      }
      for (Text part : new Cell(words, true).laidOut(width)) {
        out.append(' ')
            .append(part.style().paint(part.value(), view.canvas().colour()))
            .append('\n');
      }
    }
    return out.toString();
  }
}

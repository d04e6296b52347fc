package dev.cctally.platform.share.render;

import dev.cctally.platform.share.ShareChart;

/** Draws lying bars. */
final class RankingDrawing {
  private static final double ROW = 22;
  private static final double BAR = 14;
  private static final double TOP = 26;
  private static final double LONGEST_NAME = 220;
  private static final double NAME = 11.5;

  private final ShareChart.Ranking chart;
  private final double width;
  private final Svg svg;

  RankingDrawing(ShareChart.Ranking chart, double width, ShareTheme.Palette palette) {
    this.chart = chart;
    this.width = width;
    this.svg = new Svg(palette);
  }

  ChartDrawing draw() {
    svg.text(
        0, ChartDrawing.TITLE, ChartDrawing.TITLE, Svg.Anchor.START, Svg.Ink.STRONG, chart.title());
    long most = 0;
    double names = 0;
    double values = 0;
    for (ShareChart.Bar bar : chart.bars()) {
      most = Math.max(most, bar.amount());
      names = Math.max(names, TextWidth.of(Plain.of(bar.name()), NAME));
      values = Math.max(values, TextWidth.of(value(bar), NAME));
    }
    Axis axis = Axis.of(most, chart.measure());
    double left = Math.min(names, LONGEST_NAME) + 10;
    double right = width - values - 6;
    double bottom = TOP + chart.bars().size() * ROW;
    for (Axis.Tick tick : axis.ticks()) {
      double x = left + tick.value().doubleValue() / axis.top().doubleValue() * (right - left);
      svg.line(x, TOP, x, bottom);
      svg.text(x, bottom + 14, ChartDrawing.SMALL, Svg.Anchor.MIDDLE, Svg.Ink.MUTED, tick.label());
    }
    double y = TOP;
    for (ShareChart.Bar bar : chart.bars()) {
      double length = axis.part(bar.amount(), chart.measure()) * (right - left);
      String name = Plain.of(bar.name());
      svg.text(
          left - 8,
          y + 15,
          NAME,
          Svg.Anchor.END,
          Svg.Ink.TEXT,
          TextWidth.shortened(name, NAME, LONGEST_NAME));
      svg.bar(
          new Svg.Box(left, y + (ROW - BAR) / 2, Math.max(length, bar.amount() > 0 ? 0.5 : 0), BAR),
          length > 4 ? 2 : 0,
          0,
          name + ": " + value(bar));
      svg.text(left + length + 5, y + 15, NAME, Svg.Anchor.START, Svg.Ink.TEXT, value(bar));
      y += ROW;
    }
    return new ChartDrawing(svg.toString(), bottom + 20, description());
  }

  private String value(ShareChart.Bar bar) {
    return ValueText.amount(bar.amount(), chart.measure());
  }

  private String description() {
    if (chart.bars().isEmpty()) {
      return "No bars.";
    }
    ShareChart.Bar first = chart.bars().getFirst();
    return chart.bars().size()
        + (chart.bars().size() == 1 ? " bar: " : " bars. The longest is ")
        + first.name()
        + " with "
        + value(first)
        + ".";
  }
}

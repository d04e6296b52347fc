package dev.cctally.platform.share.render;

import dev.cctally.platform.share.ShareChart;
import java.util.ArrayList;
import java.util.List;

/** Draws bars over time. */
final class TimelineDrawing {
  private static final double HEIGHT = 220;
  private static final double GAP = 10;
  private static final double WIDEST_BAR = 56;
  private static final double LABEL_ROOM = 16;

  private final ShareChart.Timeline chart;
  private final double width;
  private final Svg svg;
  private final List<Long> sums = new ArrayList<>();

  TimelineDrawing(ShareChart.Timeline chart, double width, ShareTheme.Palette palette) {
    this.chart = chart;
    this.width = width;
    this.svg = new Svg(palette);
    for (int slot = 0; slot < chart.slots().size(); slot++) {
      long sum = 0;
      for (ShareChart.Series series : chart.series()) {
        sum = Math.addExact(sum, series.amounts().get(slot));
      }
      sums.add(sum);
    }
  }

  ChartDrawing draw() {
    svg.text(
        0, ChartDrawing.TITLE, ChartDrawing.TITLE, Svg.Anchor.START, Svg.Ink.STRONG, chart.title());
    double top = 24;
    if (chart.series().size() > 1) {
      top = legend(top + 10) + 4;
    }
    int highest = highest();
    Axis axis = Axis.of(sums.isEmpty() ? 0 : sums.get(highest), chart.measure());
    double bottom = HEIGHT - 20;
    double plotTop = top + LABEL_ROOM;
    double left = grid(axis, plotTop, bottom);
    double slotWidth = (width - left) / Math.max(1, sums.size());
    double barWidth = Math.min(WIDEST_BAR, slotWidth * (slotWidth > 6 ? 0.72 : 0.86));
    for (int slot = 0; slot < sums.size(); slot++) {
      double x = left + slot * slotWidth + (slotWidth - barWidth) / 2;
      stack(slot, new Svg.Box(x, plotTop, barWidth, bottom - plotTop), axis);
    }
    values(left, slotWidth, plotTop, bottom, axis, highest);
    ticks(left, slotWidth, bottom + 14);
    return new ChartDrawing(svg.toString(), HEIGHT, description(highest));
  }

  /** Returns where it ends. */
  private double legend(double top) {
    double x = 0;
    double y = top;
    for (int i = 0; i < chart.series().size(); i++) {
      String name =
          TextWidth.shortened(Plain.of(chart.series().get(i).name()), ChartDrawing.SMALL, 180);
      double needed = 14 + TextWidth.of(name, ChartDrawing.SMALL);
      if (x > 0 && x + needed > width) {
        x = 0;
        y += 15;
      }
      svg.bar(new Svg.Box(x, y - 8, 9, 9), 2, i, "");
      svg.text(x + 14, y, ChartDrawing.SMALL, Svg.Anchor.START, Svg.Ink.MUTED, name);
      x += needed + 14;
    }
    return y;
  }

  private int highest() {
    int highest = 0;
    for (int slot = 1; slot < sums.size(); slot++) {
      if (sums.get(slot) > sums.get(highest)) {
        highest = slot;
      }
    }
    return highest;
  }

  /** Lines and labels; returns where the bars begin. */
  private double grid(Axis axis, double top, double bottom) {
    double room = 0;
    for (Axis.Tick tick : axis.ticks()) {
      room = Math.max(room, TextWidth.of(tick.label(), ChartDrawing.SMALL));
    }
    double left = room + 8;
    for (Axis.Tick tick : axis.ticks()) {
      double part = tick.value().doubleValue() / axis.top().doubleValue();
      double y = bottom - part * (bottom - top);
      svg.line(left, y, width, y);
      svg.text(left - 6, y + 3.5, ChartDrawing.SMALL, Svg.Anchor.END, Svg.Ink.MUTED, tick.label());
    }
    return left;
  }

  private void stack(int slot, Svg.Box room, Axis axis) {
    double y = room.y() + room.height();
    boolean several = chart.series().size() > 1;
    for (int i = 0; i < chart.series().size(); i++) {
      ShareChart.Series series = chart.series().get(i);
      long amount = series.amounts().get(slot);
      if (amount > 0) {
        double height = axis.part(amount, chart.measure()) * room.height();
        y -= height;
        String meaning =
            chart.slots().get(slot)
                + (several ? " · " + series.name() : "")
                + ": "
                + ValueText.amount(amount, chart.measure());
        svg.bar(
            new Svg.Box(room.x(), y, room.width(), Math.max(height, 0.5)),
            !several && room.width() > 6 && height > 3 ? 2 : 0,
            i,
            meaning);
      }
    }
  }

  /** What each bar says; where there is no room for all, what the highest says. */
  private void values(
      double left, double slotWidth, double top, double bottom, Axis axis, int highest) {
    double widest = 0;
    for (long sum : sums) {
      widest = Math.max(widest, TextWidth.of(value(sum), ChartDrawing.SMALL));
    }
    boolean all = widest + 4 <= slotWidth;
    for (int slot = 0; slot < sums.size(); slot++) {
      long sum = sums.get(slot);
      if (sum > 0 && (all || slot == highest)) {
        double half = TextWidth.of(value(sum), ChartDrawing.SMALL) / 2;
        double middle =
            Math.clamp(
                left + (slot + 0.5) * slotWidth, left + half, Math.max(left + half, width - half));
        double y = bottom - axis.part(sum, chart.measure()) * (bottom - top) - 4;
        svg.text(middle, y, ChartDrawing.SMALL, Svg.Anchor.MIDDLE, Svg.Ink.TEXT, value(sum));
      }
    }
  }

  private String value(long amount) {
    return ValueText.amount(amount, chart.measure());
  }

  /** As many names of slots as there is room for. */
  private void ticks(double left, double slotWidth, double y) {
    double widest = 0;
    for (String slot : chart.slots()) {
      widest = Math.max(widest, TextWidth.of(slot, ChartDrawing.SMALL));
    }
    int step = Math.max(1, (int) Math.ceil((widest + GAP) / slotWidth));
    for (int slot = 0; slot < chart.slots().size(); slot += step) {
      String name = chart.slots().get(slot);
      double half = TextWidth.of(name, ChartDrawing.SMALL) / 2;
      double middle = left + (slot + 0.5) * slotWidth;
      if (middle + half <= width + 1 || step == 1) {
        double x = Math.clamp(middle, left + half - 8, Math.max(left + half - 8, width - half));
        svg.text(x, y, ChartDrawing.SMALL, Svg.Anchor.MIDDLE, Svg.Ink.MUTED, name);
      }
    }
  }

  private String description(int highest) {
    if (chart.slots().isEmpty()) {
      return "No bars.";
    }
    return chart.slots().size()
        + (chart.slots().size() == 1 ? " bar, " : " bars from ")
        + chart.slots().getFirst()
        + (chart.slots().size() == 1 ? "" : " to " + chart.slots().getLast())
        + ". The highest is "
        + chart.slots().get(highest)
        + " with "
        + value(sums.get(highest))
        + ".";
  }
}

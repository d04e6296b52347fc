package dev.cctally.platform.share.render;

import dev.cctally.platform.share.ShareChart;

/**
 * A chart as shapes, from the point (0, 0) on.
 *
 * @param shapes the shapes
 * @param height how high they are
 * @param description what is to be seen, for those who do not see it
 */
record ChartDrawing(String shapes, double height, String description) {
  static final double TITLE = 13;
  static final double SMALL = 10.5;

  static ChartDrawing of(ShareChart chart, double width, ShareTheme.Palette palette) {
    return switch (chart) {
      case ShareChart.Timeline timeline -> new TimelineDrawing(timeline, width, palette).draw();
      case ShareChart.Ranking ranking -> new RankingDrawing(ranking, width, palette).draw();
    };
  }
}

package dev.cctally.cli.render;

import dev.cctally.platform.quota.forecast.Forecast;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** A bar from nothing to all of a quota: what is used, and what will be at least and at most. */
final class UsageBar {
  private static final String BLOCKS = "█▓▒·";
  private static final String SIGNS = "#=-.";
  private static final int LONGEST = 60;

  private final Forecast forecast;
  private final Canvas canvas;
  private final String signs;

  UsageBar(Forecast forecast, Canvas canvas) {
    this.forecast = forecast;
    this.canvas = canvas;
    signs = encodes(canvas.charset(), BLOCKS) ? BLOCKS : SIGNS;
  }

  static boolean encodes(Charset charset, String text) {
    return charset.canEncode() && charset.newEncoder().canEncode(text);
  }

  /** The bar, and below it what its parts are. */
  String text() {
    int length = Math.min(LONGEST, Math.max(10, canvas.width() - 3));
    int[] ends = {
      cells(forecast.basis().latest().percent(), length),
      cells(forecast.low(), length),
      cells(forecast.high(), length),
      length
    };
    Style[] styles = {Style.PLAIN, styleOf(forecast.low()), styleOf(forecast.high()), Style.MUTED};
    StringBuilder bar = new StringBuilder(" ");
    int at = 0;
    for (int part = 0; part < ends.length; part++) {
      int count = Math.max(0, ends[part] - at);
      bar.append(styles[part].paint(sign(part).repeat(count), canvas.colour()));
      at += count;
    }
    return bar.append('\n').append(legend()).toString();
  }

  private String legend() {
    List<String> parts = new ArrayList<>();
    parts.add(sign(0) + " used");
    parts.add(sign(1) + " expected at least");
    parts.add(sign(2) + " at most");
    String line = " " + String.join("   ", parts);
    return DisplayText.width(line) > canvas.width()
        ? ""
        : Style.MUTED.paint(line, canvas.colour()) + "\n";
  }

  private String sign(int part) {
    return signs.substring(part, part + 1);
  }

  private static int cells(double percent, int length) {
    return (int) Math.round(Math.clamp(percent, 0, 100) / 100 * length);
  }

  static Style styleOf(double percent) {
    int whole = ForecastWords.whole(Math.min(percent, 1000)).intValue();
    return whole >= 100 ? Style.ALERT : whole >= 90 ? Style.WARNING : Style.KEY;
  }
}

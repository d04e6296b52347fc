package dev.cctally.cli.render;

/**
 * A piece of text that is never broken over two lines.
 *
 * @param value the text, harmless
 * @param style what it is
 */
record Text(String value, Style style) {
  Text {
    value = DisplayText.clean(value);
  }

  int width() {
    return DisplayText.width(value);
  }
}

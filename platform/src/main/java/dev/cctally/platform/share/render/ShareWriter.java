package dev.cctally.platform.share.render;

import dev.cctally.platform.share.ShareDocument;

/** Writes documents. The same document and look always give the same text. */
public final class ShareWriter {
  private ShareWriter() {}

  /**
   * {@return the document as text} Whatever names it holds, no reader of the text is led to take
   * them for anything but names; pages and pictures refer to nothing outside.
   *
   * @param document the document
   * @param format how it is written
   * @param look how it looks
   */
  public static String text(ShareDocument document, ShareFormat format, ShareLook look) {
    return switch (format) {
      case MARKDOWN -> MarkdownText.of(document, look);
      case HTML -> HtmlText.of(document, look);
      case SVG -> SvgText.of(document, look);
    };
  }
}

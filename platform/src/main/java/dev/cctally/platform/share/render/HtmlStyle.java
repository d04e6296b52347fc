package dev.cctally.platform.share.render;

/** How pages look, on screen and on paper. */
final class HtmlStyle {
  private static final String RULES =
      """
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--page); color: var(--text);
        font: 15px/1.5 FONTS; -webkit-text-size-adjust: 100%; }
      main { max-width: 680px; margin: 0 auto; padding: 32px 24px 40px; }
      h1 { margin: 0 0 6px; font-size: 24px; line-height: 1.25; overflow-wrap: anywhere; }
      header p { margin: 0; color: var(--muted); font-size: 13px; overflow-wrap: anywhere; }
      figure { margin: 24px 0; }
      figure svg { display: block; width: 100%; height: auto; font-family: inherit;
        font-variant-numeric: tabular-nums; }
      .wide { margin: 24px 0 20px; overflow-x: auto; position: relative; left: 50%; transform: translateX(-50%);
        width: max-content; min-width: 100%; max-width: calc(100vw - 48px); }
      table { width: 100%; border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
      th, td { padding: 5px 10px; border-bottom: 1px solid var(--line); text-align: left;
        vertical-align: top; font-weight: 400; }
      thead th { background: var(--band); color: var(--muted); font-size: 12px; font-weight: 600;
        white-space: nowrap; max-width: 16em; overflow: hidden; text-overflow: ellipsis; }
      tbody th, td { min-width: 4.5em; max-width: 18em; overflow-wrap: break-word; }
      .n { text-align: right; white-space: nowrap; }
      .s { white-space: nowrap; }
      .none { color: var(--muted); text-align: center; }
      dl { display: flex; flex-wrap: wrap; gap: 12px 32px; margin: 0 0 20px; }
      dt { color: var(--muted); font-size: 12px; }
      dd { margin: 0; font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; }
      .note { margin: 0 0 8px; padding-left: 12px; border-left: 3px solid var(--line); color: var(--muted);
        font-size: 13px; overflow-wrap: anywhere; }
      footer { margin-top: 24px; padding-top: 12px; border-top: 1px solid var(--line); color: var(--muted);
        font-size: 12px; }
      """;

  private static final String PAPER =
      """
      body { font-size: 12px; }
      main { max-width: none; padding: 0; }
      .wide { overflow: visible; position: static; transform: none; width: auto; max-width: none; }
      table { font-size: 10px; }
      th, td { padding: 3px 5px; }
      thead th { font-size: 9px; white-space: normal; }
      thead { display: table-header-group; }
      figure, tr, dl, .note { break-inside: avoid; page-break-inside: avoid; }
      .s0, .s1, .s2, .s3, .s4, .s5, thead th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
      .t { fill: var(--text); }
      .m { fill: var(--muted); }
      .g { stroke: var(--line); }
      """;

  private HtmlStyle() {}

  static String of(ShareTheme.Palette palette) {
    return colours(palette)
        + RULES.replace("FONTS", Svg.FONTS)
        + "@media print {\n"
        + colours(ShareTheme.LIGHT.palette())
        + PAPER
        + "}\n";
  }

  private static String colours(ShareTheme.Palette palette) {
    return ":root { --page: "
        + palette.page()
        + "; --text: "
        + palette.text()
        + "; --muted: "
        + palette.muted()
        + "; --line: "
        + palette.line()
        + "; --band: "
        + palette.band()
        + "; }\n";
  }
}

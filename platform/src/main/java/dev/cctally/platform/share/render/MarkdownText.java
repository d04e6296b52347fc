package dev.cctally.platform.share.render;

import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.ShareTable;
import dev.cctally.platform.share.ShareTotal;
import dev.cctally.platform.share.Value;
import java.util.List;

/** A document as Markdown with tables. */
final class MarkdownText {
  /** What begins something else than plain text in a line of YAML. */
  private static final String YAML_MARKS = "#&*!|>'\"%@`:";

  /** What begins something else than plain text in Markdown. */
  private static final String MARKS = "\\|*_`[]~$";

  private final ShareDocument document;
  private final ShareLook look;
  private final StringBuilder out = new StringBuilder(4096);

  private MarkdownText(ShareDocument document, ShareLook look) {
    this.document = document;
    this.look = look;
  }

  static String of(ShareDocument document, ShareLook look) {
    MarkdownText text = new MarkdownText(document, look);
    text.all();
    return text.out.toString();
  }

  private void all() {
    if (look.branding()) {
      frontMatter();
    }
    line("# " + escaped(document.title()));
    line("_" + escaped(Heading.subtitle(document, look)) + "_");
    line("_" + Heading.time(document.generatedAt()) + "_");
    line("");
    table();
    if (!document.totals().isEmpty()) {
      line("");
      for (ShareTotal total : document.totals()) {
        line("- **" + escaped(total.label()) + ":** " + cell(total.value()));
      }
    }
    if (!document.notes().isEmpty()) {
      line("");
      for (String note : document.notes()) {
        line("> " + escaped(note));
        if (!note.equals(document.notes().getLast())) {
          line(">"); // else both would be one paragraph
        }
      }
    }
    if (look.branding()) {
      line("");
      line("_" + escaped(Heading.footer(document, look)) + "_");
    }
  }

  private void frontMatter() {
    line("---");
    line("title: " + yaml(document.title()));
    line("generated_at: " + Heading.time(document.generatedAt()));
    line(
        "period: "
            + Heading.time(document.period().from())
            + ".."
            + Heading.time(document.period().to()));
    line("panel: " + yaml(document.panel()));
    line("anonymized: " + Heading.anonymized(document));
    line("cctally_version: " + yaml(look.version()));
    line("---");
  }

  private void table() {
    StringBuilder header = new StringBuilder("|");
    StringBuilder rule = new StringBuilder("|");
    for (ShareTable.Column column : document.table().columns()) {
      header.append(' ').append(escaped(column.header())).append(" |");
      rule.append(column.numeric() ? "---:|" : ":---|");
    }
    line(header.toString());
    line(rule.toString());
    for (List<Value> row : document.table().rows()) {
      StringBuilder cells = new StringBuilder("|");
      for (Value value : row) {
        cells.append(' ').append(cell(value)).append(" |");
      }
      line(cells.toString());
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** Figures hold nothing that means something in Markdown; names may. */
  private static String cell(Value value) {
    String text = ValueText.of(value);
    return value instanceof Value.Label ? escaped(text) : text;
  }

  /** The text so that it is shown as it is, and is no link either. */
  private static String escaped(String text) {
    String plain = Plain.of(text).strip();
    StringBuilder escaped = new StringBuilder(plain.length() + 16);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (MARKS.indexOf(c) >= 0 && !aloneDollar(plain, i)) {
        escaped.append('\\').append(c);
      } else if (plain.startsWith("://", i)) {
        escaped.append("\\:");
      } else if (c == '.' && i >= 3 && plain.regionMatches(true, i - 3, "www", 0, 3)) {
        escaped.append("\\.");
      } else {
        switch (c) {
          case '&' -> escaped.append("&amp;");
          case '<' -> escaped.append("&lt;");
          case '>' -> escaped.append("&gt;");
          default -> escaped.append(c);
        }
      }
    }
    return escaped.toString();
  }

  /** A single dollar sign begins no formula. */
  private static boolean aloneDollar(String text, int at) {
    return text.charAt(at) == '$' && text.indexOf('$') == text.lastIndexOf('$');
  }

  private static String yaml(String text) {
    String plain = Plain.of(text).strip();
    boolean quoted = plain.isEmpty() || !Character.isLetterOrDigit(plain.codePointAt(0));
    for (int i = 0; i < plain.length(); i++) {
      quoted |= YAML_MARKS.indexOf(plain.charAt(i)) >= 0;
    }
    return quoted ? "'" + plain.replace("'", "''") + "'" : plain;
  }
}

package dev.cctally.cli.render;

import dev.cctally.platform.ingest.Account;
import dev.cctally.platform.ingest.Fate;
import dev.cctally.platform.report.Figures;
import dev.cctally.platform.report.explain.Explained;
import dev.cctally.platform.report.explain.Explanation;
import dev.cctally.platform.report.explain.Explanation.Sum;
import dev.cctally.platform.report.explain.Term;
import dev.cctally.spi.model.Money;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An explanation for people. */
public final class ExplainText {
  private static final int LONGEST_NAME = 80;

  private final StringBuilder out = new StringBuilder();
  private final int limit;
  private final String home;

  private final Canvas canvas;
  private final String times;

  private ExplainText(int limit, String home, Canvas canvas) {
    this.limit = limit;
    this.home = home;
    this.canvas = canvas;
    this.times = " " + canvas.glyphs().times() + " ";
  }

  /**
   * {@return the text}
   *
   * @param title what is explained
   * @param report the report it is compared with, for example {@code daily}
   * @param explanation the explanation
   * @param limit how many lines of each kind are shown; 0 for all
   * @param home the user's home folder, which paths are shortened by
   * @param canvas where it is shown
   */
  public static String of(
      String title, String report, Explanation explanation, int limit, String home, Canvas canvas) {
    ExplainText text = new ExplainText(limit, home, canvas);
    text.head(title, report, explanation);
    text.sums(explanation.sums());
    text.leftOut(explanation.leftOut());
    text.lines(explanation.counted());
    return text.out.toString();
  }

  private void head(String title, String report, Explanation explanation) {
    out.append(paint(DisplayText.clean(title), Style.TITLE)).append('\n');
    out.append("  ")
        .append(Counts.of(explanation.figures().entries(), "response"))
        .append(", ")
        .append(Counts.grouped(explanation.figures().tokens().total()))
        .append(" tokens, ")
        .append(money(explanation.figures().cost(), Style.TOTAL_MONEY))
        .append('\n');
    Figures reported = explanation.reported();
    if (reported != null) {
      out.append("  ").append(comparison(report, reported, explanation.agrees())).append('\n');
    }
    long later = explanation.later();
    if (later > 0) {
      String what =
          Counts.of(later, "response")
              + (later == 1 ? " is" : " are")
              + " later than now and left out, as reports do";
      out.append("  ").append(paint(what, Style.WARNING)).append('\n');
    }
  }

  private String comparison(String report, Figures reported, boolean agrees) {
    String name = "the report " + report;
    if (agrees) {
      return reported.entries() == 0 ? name + " has no row for it" : name + " says the same";
    }
    return paint(
        name
            + " says "
            + dollars(reported.cost())
            + " for "
            + Counts.of(reported.entries(), "response"),
        Style.WARNING);
  }

  private String paint(String text, Style style) {
    return style.paint(text, canvas.colour());
  }

  private String money(Money money, Style style) {
    return paint(dollars(money), style);
  }

  private void heading(String text) {
    out.append('\n').append(paint(text, Style.TITLE)).append('\n');
  }

  private void sums(List<Sum> sums) {
    if (sums.isEmpty()) {
      return;
    }
    heading("How the cost adds up");
    for (Sum sum : sums) {
      out.append("  ")
          .append(paint(model(sum.model()), Style.KEY))
          .append(", ")
          .append(Counts.of(sum.entries(), "response"))
          .append(": ")
          .append(money(sum.cost(), Style.MONEY))
          .append('\n');
      terms(sum.terms(), "    ");
      out.append("    ")
          .append(
              paint(
                  DisplayText.clean(ExplainWords.of(model(sum.model()), sum.price())), Style.MUTED))
          .append('\n');
    }
  }

  /** A made-up name must neither fill the screen nor move its cursor. */
  private String model(String model) {
    return DisplayText.shortenEnd(
        DisplayText.clean(model), LONGEST_NAME, canvas.glyphs().ellipsis());
  }

  private void terms(List<Term> terms, String indent) {
    int tokens = 0;
    int rate = 0;
    for (Term term : terms) {
      tokens = Math.max(tokens, Counts.grouped(term.tokens()).length());
      rate = Math.max(rate, dollars(Money.ofPico(term.picoEach())).length());
    }
    for (Term term : terms) {
      out.append(indent)
          .append(padded(ExplainWords.of(term.tokenClass()), 22, false))
          .append("  ")
          .append(padded(Counts.grouped(term.tokens()), tokens, true))
          .append(times)
          .append(padded(dollars(Money.ofPico(term.picoEach())), rate, false))
          .append(" = ")
          .append(money(term.cost(), Style.MONEY))
          .append('\n');
    }
  }

  private void leftOut(List<Account> leftOut) {
    if (leftOut.isEmpty()) {
      return;
    }
    Map<Fate, List<Account>> byFate = new EnumMap<>(Fate.class);
    for (Account account : leftOut) {
      byFate.computeIfAbsent(account.fate(), _ -> new ArrayList<>()).add(account);
    }
    heading("Left out: " + Counts.of(leftOut.size(), "line"));
    byFate.forEach((fate, accounts) -> {
      out.append("  ")
          .append(Counts.grouped(accounts.size()))
          .append(' ')
          .append(ExplainWords.of(fate))
          .append('\n');
      for (Account account : shown(accounts)) {
        out.append("    ").append(place(account.path(), account.position()));
        Account.Place instead = account.instead();
        if (instead != null) {
          out.append("  instead: ")
              .append(
                  instead.path().equals(account.path())
                      ? "byte " + Counts.grouped(instead.position())
                      : place(instead.path(), instead.position()));
        }
        out.append('\n');
      }
      more(accounts, "    ");
    });
  }

  private void lines(List<Explained> counted) {
    if (counted.isEmpty()) {
      return;
    }
    heading("Lines that count");
    for (Explained line : shown(counted)) {
      Account account = line.account();
      out.append("  ")
          .append(paint(Instants.zulu(account.atMicros()), Style.KEY))
          .append("  ")
          .append(money(line.cost(), Style.MONEY))
          .append("  ")
          .append(model(account.model()))
          .append("\n    ")
          .append(place(account.path(), account.position()))
          .append(", session ")
          .append(DisplayText.clean(account.session().sessionId()))
          .append('\n');
      terms(line.terms(), "      ");
      if (!account.fromLog()) {
        out.append("      as stored: the log is gone, or is no log of lines\n");
      } else if (!account.asStored()) {
        out.append("      the log says otherwise than what was stored\n");
      }
    }
    more(counted, "  ");
  }

  private <T> List<T> shown(List<T> all) {
    return limit == 0 ? all : all.subList(0, Math.min(limit, all.size()));
  }

  private void more(List<?> all, String indent) {
    int hidden = limit == 0 ? 0 : all.size() - limit;
    if (hidden > 0) {
      out.append(indent)
          .append("and ")
          .append(Counts.grouped(hidden))
          .append(" more (--limit 0 shows all)\n");
    }
  }

  private String place(String path, long position) {
    return DisplayText.clean(HomeFolder.shown(path, home)) + ", byte " + Counts.grouped(position);
  }

  /** To the last digit, two decimals at least. */
  private static String dollars(Money money) {
    var exact = money.toDollars();
    return "$" + (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
  }

  private static String padded(String text, int width, boolean right) {
    String blanks = " ".repeat(Math.max(0, width - text.length()));
    return right ? blanks + text : text + blanks;
  }
}

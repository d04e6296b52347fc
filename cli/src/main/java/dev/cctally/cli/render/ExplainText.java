package dev.cctally.cli.render;

import dev.cctally.platform.ingest.Account;
import dev.cctally.platform.ingest.Fate;
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
  private final StringBuilder out = new StringBuilder();
  private final int limit;
  private final String home;

  private ExplainText(int limit, String home) {
    this.limit = limit;
    this.home = home;
  }

  /**
   * {@return the text}
   *
   * @param title what is explained
   * @param report the report it is compared with, for example {@code daily}
   * @param explanation the explanation
   * @param limit how many lines of each kind are shown; 0 for all
   * @param home the user's home folder, which paths are shortened by
   */
  public static String of(
      String title, String report, Explanation explanation, int limit, String home) {
    ExplainText text = new ExplainText(limit, home);
    text.head(title, report, explanation);
    text.sums(explanation.sums());
    text.leftOut(explanation.leftOut());
    text.lines(explanation.counted());
    return text.out.toString();
  }

  private void head(String title, String report, Explanation explanation) {
    out.append(DisplayText.clean(title)).append('\n');
    out.append("  ")
        .append(Counts.of(explanation.figures().entries(), "response"))
        .append(", ")
        .append(Counts.grouped(explanation.figures().tokens().total()))
        .append(" tokens, ")
        .append(dollars(explanation.figures().cost()))
        .append('\n');
    if (explanation.reported() != null) {
      out.append("  ")
          .append(
              explanation.agrees()
                  ? "the report " + report + " says the same"
                  : "the report "
                      + report
                      + " says "
                      + dollars(explanation.reported().cost())
                      + " for "
                      + Counts.of(explanation.reported().entries(), "response"))
          .append('\n');
    }
  }

  private void sums(List<Sum> sums) {
    if (sums.isEmpty()) {
      return;
    }
    out.append("\nHow the cost adds up\n");
    for (Sum sum : sums) {
      out.append("  ")
          .append(DisplayText.clean(sum.model()))
          .append(", ")
          .append(Counts.of(sum.entries(), "response"))
          .append(": ")
          .append(dollars(sum.cost()))
          .append('\n');
      terms(sum.terms(), "    ");
      out.append("    ")
          .append(DisplayText.clean(ExplainWords.of(sum.model(), sum.price())))
          .append('\n');
    }
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
          .append(" × ")
          .append(padded(dollars(Money.ofPico(term.picoEach())), rate, false))
          .append(" = ")
          .append(dollars(term.cost()))
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
    out.append("\nLeft out: ").append(Counts.of(leftOut.size(), "line")).append('\n');
    byFate.forEach((fate, accounts) -> {
      out.append("  ")
          .append(Counts.grouped(accounts.size()))
          .append(" by ")
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
    out.append("\nLines that count\n");
    for (Explained line : shown(counted)) {
      Account account = line.account();
      out.append("  ")
          .append(Instants.zulu(account.atMicros()))
          .append("  ")
          .append(dollars(line.cost()))
          .append("  ")
          .append(DisplayText.clean(account.model()))
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
    String shown = path.startsWith(home + "/") ? "~" + path.substring(home.length()) : path;
    return DisplayText.clean(shown) + ", byte " + Counts.grouped(position);
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

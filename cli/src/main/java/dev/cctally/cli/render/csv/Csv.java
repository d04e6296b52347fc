package dev.cctally.cli.render.csv;

import dev.cctally.spi.model.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a report as comma-separated values by RFC 4180: a header line, then a line for
 * each row, each ended by CR LF. Numbers are as in JSON.
 *
 * <p>Texts come from logs and may have been chosen by somebody else. One that a spreadsheet would
 * take for a formula gets an apostrophe before it; a character that would steer a terminal is
 * replaced.
 */
public final class Csv<R> {
  private static final String END = "\r\n";

  /** What makes a spreadsheet compute, also in its full-width form. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final List<Column<R>> columns = new ArrayList<>();

  private record Column<R>(String name, Function<R, String> value) {}

  /** No column yet. */
  public Csv() {}

  /**
   * Adds a column of texts.
   *
   * @param name its name
   * @param value the text of a row; {@code null} for none
   * @return this
   */
  public Csv<R> text(String name, Function<R, @Nullable String> value) {
    return add(
        name,
        row -> {
          String text = value.apply(row);
          return text == null ? "" : quoted(text);
        });
  }

  /**
   * Adds a column of lists, whose parts stand in one field with semicolons between them.
   *
   * @param name its name
   * @param value the list of a row
   * @return this
   */
  public Csv<R> list(String name, Function<R, List<String>> value) {
    return text(name, row -> String.join(";", value.apply(row)));
  }

  /**
   * Adds a column of counts.
   *
   * @param name its name
   * @param value the count of a row
   * @return this
   */
  public Csv<R> count(String name, ToLongFunction<R> value) {
    return add(name, row -> Long.toString(value.applyAsLong(row)));
  }

  /**
   * Adds a column of exact amounts in US dollars.
   *
   * @param name its name
   * @param value the amount of a row
   * @return this
   */
  public Csv<R> dollars(String name, Function<R, Money> value) {
    return number(name, row -> value.apply(row).toDollars());
  }

  /**
   * Adds a column of numbers, shown with at least one decimal.
   *
   * @param name its name
   * @param value the number of a row; {@code null} for none
   * @return this
   */
  public Csv<R> number(String name, Function<R, @Nullable BigDecimal> value) {
    return add(
        name,
        row -> {
          BigDecimal number = value.apply(row);
          if (number == null) {
            return "";
          }
          BigDecimal brief = number.stripTrailingZeros();
          return (brief.scale() < 1 ? brief.setScale(1) : brief).toPlainString();
        });
  }

  private Csv<R> add(String name, Function<R, String> value) {
    columns.add(new Column<>(name, value));
    return this;
  }

  /**
   * {@return the header and a line for each row}
   *
   * @param rows the rows
   */
  public String of(Iterable<R> rows) {
    StringBuilder out = new StringBuilder(4096);
    for (int i = 0; i < columns.size(); i++) {
      out.append(i == 0 ? "" : ",").append(columns.get(i).name());
    }
    out.append(END);
    for (R row : rows) {
      for (int i = 0; i < columns.size(); i++) {
        out.append(i == 0 ? "" : ",").append(columns.get(i).value().apply(row));
      }
      out.append(END);
    }
    return out.toString();
  }

  private static String quoted(String raw) {
    if (raw.isEmpty()) {
      return raw;
    }
    String text = harmless(raw);
    boolean formula = FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula || needsQuotes(text)
        ? "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\""
        : text;
  }

  private static boolean needsQuotes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (",;\"\r\n\t".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return text.startsWith(" ") || text.endsWith(" ");
  }

  private static String harmless(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0 ? '\uFFFD' : c);
    }
    return out.toString();
  }
}

package dev.cctally.cli.render;

import dev.cctally.platform.quota.Block;
import dev.cctally.platform.quota.MeteredUsage.Named;
import dev.cctally.platform.report.quota.BlockRecord;
import dev.cctally.platform.report.quota.BlockRecords;
import dev.cctally.spi.model.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Recorded blocks as a table. */
public final class RecordedBlockTable {
  private final BlockRecords records;
  private final ReportView view;
  private final RecordedBlockJson.Parts kind;
  private final Function<Block, List<Named>> parts;
  private final RecordedBlockWords words;

  private RecordedBlockTable(
      BlockRecords records,
      RecordedBlockJson.Parts kind,
      Function<Block, List<Named>> parts,
      ReportView view) {
    this.records = records;
    this.view = view;
    this.kind = kind;
    this.parts = parts;
    this.words = new RecordedBlockWords(view);
  }

  /** {@return what is said where nothing is recorded} */
  public static String nothing() {
    return "No 5h blocks recorded.\n";
  }

  /**
   * {@return the table with its title and footnotes}
   *
   * @param records the blocks; there are some
   * @param kind what each one's usage is told by
   * @param parts what it consists of
   * @param view how to show it
   */
  public static String of(
      BlockRecords records,
      RecordedBlockJson.Parts kind,
      Function<Block, List<Named>> parts,
      ReportView view) {
    return new RecordedBlockTable(records, kind, parts, view).text();
  }

  private String text() {
    TableLayout.Drawn drawn =
        TableLayout.draw(() -> table(true), () -> table(false), view.canvas());
    Footnotes footnotes = new Footnotes(view);
    Money sum = Money.ZERO;
    boolean crossed = false;
    for (BlockRecord record : records.blocks()) {
      sum = sum.plus(record.block().usage().cost());
      crossed |= record.block().crossed();
    }
    String dot = " " + view.canvas().glyphs().dot() + " ";
    footnotes.add(
        Counts.of(records.blocks().size(), "block")
            + dot
            + "cost: "
            + Dollars.cents(sum)
            + (crossed ? dot + words.flash() + " = block crossed weekly reset" : ""));
    if (records.truncated()) {
      footnotes.add("There are older blocks; --since DATE shows them.");
    }
    footnotes.hidden(drawn.columnsHidden());
    return TableTitle.of(view, "5-Hour Blocks") + drawn.text() + footnotes.text();
  }

  private Table table(boolean wide) {
    List<Column> columns = new ArrayList<>();
    boolean named = kind != RecordedBlockJson.Parts.NONE;
    if (named) {
      columns.add(Column.text(wide ? 24 : 16, Column.ESSENTIAL, "Block", "Start"));
    } else {
      columns.add(Column.whole(Column.ESSENTIAL, "Block", "Start"));
    }
    if (wide) {
      columns.add(Column.whole(0, "Status"));
      columns.add(Column.number(0, "5h %"));
      columns.add(Column.number(0, "Cost", "(USD)"));
      columns.add(Column.number(0, "$/1%"));
      columns.add(Column.number(0, "7d %", "range"));
      columns.add(Column.number(0, words.delta() + "7d"));
    } else {
      columns.add(Column.number(Column.ESSENTIAL, "5h %", "Cost (USD)"));
      columns.add(Column.number(10, "$/1%"));
      columns.add(Column.number(20, "7d % range", words.delta() + "7d"));
    }
    List<Row> rows = new ArrayList<>();
    for (BlockRecord record : records.blocks()) {
      rows.add(new Row(Row.Kind.BODY, wide ? wide(record) : narrow(record)));
      if (named) {
        details(record.block(), wide, rows);
      }
    }
    return new Table(columns, rows, !wide);
  }

  private List<Cell> wide(BlockRecord record) {
    Text status = status(record);
    return List.of(
        start(record, false),
        Cell.lines(status),
        Cell.lines(percent(record)),
        Cell.lines(cost(record.block().usage().cost())),
        Cell.of(words.perPercent(record), Style.PLAIN),
        Cell.of(words.range(record), Style.PLAIN),
        Cell.of(words.change(record), Style.PLAIN));
  }

  private List<Cell> narrow(BlockRecord record) {
    return List.of(
        start(record, true),
        Cell.lines(percent(record), cost(record.block().usage().cost())),
        Cell.of(words.perPercent(record), Style.PLAIN),
        Cell.lines(
            new Text(words.range(record), Style.PLAIN),
            new Text(words.change(record), Style.PLAIN)));
  }

  private Cell start(BlockRecord record, boolean withStatus) {
    String mark = record.block().crossed() ? words.flash() + " " : "";
    List<Text> lines = new ArrayList<>();
    lines.add(new Text(mark + words.minute(record.block().startMicros()), Style.KEY));
    if (withStatus) {
      lines.add(status(record));
    }
    String credits = words.credits(record);
    if (!credits.isEmpty()) {
      lines.add(new Text(credits, Style.WARNING));
    }
    return Cell.lines(lines.toArray(Text[]::new));
  }

  private static Text status(BlockRecord record) {
    return record.active()
        ? new Text("ACTIVE", Style.TOTAL_MONEY)
        : new Text("closed", Style.MUTED);
  }

  private static Text percent(BlockRecord record) {
    return new Text(ForecastWords.decimal(record.block().percent(), 1), Style.PLAIN);
  }

  private static Text cost(Money money) {
    return new Text(Dollars.cents(money), Style.MONEY);
  }

  private void details(Block block, boolean wide, List<Row> rows) {
    Glyphs glyphs = view.canvas().glyphs();
    List<Named> some = parts.apply(block);
    for (int i = 0; i < some.size(); i++) {
      Named named = some.get(i);
      String branch = i + 1 == some.size() ? glyphs.lastBranch() : glyphs.branch();
      Cell name = Cell.of(branch + name(named.name()), Style.MUTED);
      Cell cost = Cell.of(Dollars.cents(named.part().cost()), Style.MUTED);
      rows.add(
          new Row(
              Row.Kind.DETAIL,
              wide
                  ? List.of(name, Cell.EMPTY, Cell.EMPTY, cost, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY)
                  : List.of(name, cost, Cell.EMPTY, Cell.EMPTY)));
    }
  }

  private String name(String name) {
    if (kind == RecordedBlockJson.Parts.MODELS) {
      return view.models().shortened(name);
    }
    String home = view.home();
    boolean below = name.startsWith(home + "/") || name.equals(home);
    return below ? "~" + name.substring(home.length()) : name;
  }
}

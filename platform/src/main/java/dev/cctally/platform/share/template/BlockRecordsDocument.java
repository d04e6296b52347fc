package dev.cctally.platform.share.template;

import dev.cctally.platform.project.Project;
import dev.cctally.platform.quota.Block;
import dev.cctally.platform.quota.MeteredUsage.Named;
import dev.cctally.platform.report.quota.BlockRecord;
import dev.cctally.platform.report.quota.BlockRecords;
import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.Naming;
import dev.cctally.platform.share.ProjectNames;
import dev.cctally.platform.share.ShareChart;
import dev.cctally.platform.share.ShareDocument;
import dev.cctally.platform.share.SharePeriod;
import dev.cctally.platform.share.ShareTable;
import dev.cctally.platform.share.ShareTotal;
import dev.cctally.platform.share.Value;
import dev.cctally.platform.time.EpochMicros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Recorded blocks as a document, the oldest first. */
public final class BlockRecordsDocument {
  private final ShareContext context;
  private final List<BlockRecord> blocks;
  private final Naming naming;

  /** By block, what it consists of: shown name to amount. */
  private final Map<Block, Map<String, Long>> parts = new HashMap<>();

  private BlockRecordsDocument(BlockRecords records, Naming naming, ShareContext context) {
    this.context = context;
    this.blocks = records.blocks().reversed();
    this.naming = blocks.isEmpty() ? Naming.NO_PROJECTS : naming;
  }

  /**
   * {@return the document, with a column for each model if the context has a breakdown}
   *
   * @param vendorId the vendor
   * @param records the blocks
   * @param models what a block consists of by model
   * @param context what it is made with
   */
  public static ShareDocument byModel(
      String vendorId,
      BlockRecords records,
      Function<Block, List<Named>> models,
      ShareContext context) {
    BlockRecordsDocument document = new BlockRecordsDocument(records, Naming.NO_PROJECTS, context);
    if (context.breakdown()) {
      document.fill(models, model -> context.model(vendorId, model));
    }
    return document.document();
  }

  /**
   * {@return the document, with a column for each project}
   *
   * @param records the blocks
   * @param folders what a block consists of by folder
   * @param find finds the projects of folders
   * @param context what it is made with
   */
  public static ShareDocument byProject(
      BlockRecords records,
      Function<Block, List<Named>> folders,
      Function<Collection<String>, Map<String, Project>> find,
      ShareContext context) {
    BlockRecordsDocument document =
        new BlockRecordsDocument(
            records, context.reveal() ? Naming.REVEALED : Naming.ANONYMIZED, context);
    Map<String, Long> byFolder = new LinkedHashMap<>();
    for (BlockRecord record : records.blocks()) {
      for (Named named : folders.apply(record.block())) {
        byFolder.merge(named.name(), named.part().cost().pico(), Math::addExact);
      }
    }
    Map<String, Project> projects = find.apply(List.copyOf(byFolder.keySet()));
    Map<Project, Long> usage = new LinkedHashMap<>();
    byFolder.forEach(
        (folder, amount) -> usage.merge(project(projects, folder), amount, Math::addExact));
    ProjectNames names =
        context.reveal()
            ? ProjectNames.revealed(usage, context.projectAliases())
            : ProjectNames.anonymous(usage);
    document.fill(folders, folder -> names.of(project(projects, folder)));
    return document.document();
  }

  private static Project project(Map<String, Project> projects, String folder) {
    return folder.equals(Project.UNKNOWN.key())
        ? Project.UNKNOWN
        : projects.getOrDefault(folder, Project.UNKNOWN);
  }

  private void fill(Function<Block, List<Named>> of, UnaryOperator<String> name) {
    for (BlockRecord record : blocks) {
      Map<String, Long> amounts = new TreeMap<>();
      for (Named named : of.apply(record.block())) {
        amounts.merge(name.apply(named.name()), named.part().cost().pico(), Math::addExact);
      }
      parts.put(record.block(), amounts);
    }
  }

  private static long cost(BlockRecord record) {
    return record.block().usage().cost().pico();
  }

  private ShareDocument document() {
    String title = context.titled("5-hour blocks") + " — ";
    title +=
        blocks.isEmpty()
            ? "no data"
            : "last " + blocks.size() + (blocks.size() == 1 ? " block" : " blocks");
    return new ShareDocument(
        "five-hour-blocks",
        title,
        period(),
        context.now(),
        naming,
        blocks.isEmpty() ? List.of() : List.of(chart()),
        table(),
        totals(),
        List.of());
  }

  private SharePeriod period() {
    Instant first = null;
    Instant last = null;
    if (!blocks.isEmpty()) {
      first = EpochMicros.toInstant(blocks.getFirst().block().startMicros());
      last = EpochMicros.toInstant(blocks.getLast().block().lastMicros());
    }
    return Periods.period(first, last, context);
  }

  private ShareChart chart() {
    List<String> slots = blocks.stream().map(this::start).toList();
    List<Long> amounts = blocks.stream().map(BlockRecordsDocument::cost).toList();
    return new ShareChart.Timeline(
        "Cost per block", Measure.COST, slots, List.of(new ShareChart.Series("Cost", amounts)));
  }

  private List<ShareTotal> totals() {
    long sum = 0;
    long crossed = 0;
    for (BlockRecord record : blocks) {
      sum = Math.addExact(sum, cost(record));
      crossed += record.block().crossed() ? 1 : 0;
    }
    List<ShareTotal> totals = new ArrayList<>();
    totals.add(new ShareTotal("Sum", new Value.Amount(sum, Measure.COST)));
    totals.add(new ShareTotal("Blocks", new Value.Count(blocks.size())));
    if (!blocks.isEmpty()) {
      totals.add(new ShareTotal("Avg / block", new Value.Mean(sum, blocks.size(), Measure.COST)));
    }
    if (crossed > 0) {
      totals.add(new ShareTotal("Crossed reset", new Value.Count(crossed)));
    }
    return totals;
  }

  private ShareTable table() {
    List<ShareTable.Column> columns = new ArrayList<>();
    columns.add(ShareTable.Column.text("Block Start"));
    columns.add(ShareTable.Column.figures("$ Cost"));
    columns.add(ShareTable.Column.figures("5h %"));
    columns.add(ShareTable.Column.text("Reset"));
    TreeSet<String> names = new TreeSet<>();
    parts.values().forEach(amounts -> names.addAll(amounts.keySet()));
    names.forEach(name -> columns.add(ShareTable.Column.figures(name)));
    List<List<Value>> rows = new ArrayList<>();
    for (BlockRecord record : blocks) {
      List<Value> row = new ArrayList<>();
      row.add(new Value.Label(start(record)));
      row.add(new Value.Amount(cost(record), Measure.COST));
      row.add(new Value.Label(percent(record.block().percent())));
      row.add(new Value.Label(record.block().crossed() ? "⚡" : "—"));
      Map<String, Long> amounts = parts.getOrDefault(record.block(), Map.of());
      names.forEach(
          name -> row.add(new Value.Amount(amounts.getOrDefault(name, 0L), Measure.COST)));
      rows.add(row);
    }
    return new ShareTable(columns, rows);
  }

  private String start(BlockRecord record) {
    LocalDateTime time =
        LocalDateTime.ofInstant(EpochMicros.toInstant(record.block().startMicros()), context.zone())
            .truncatedTo(ChronoUnit.MINUTES);
    return time.toLocalDate() + " " + time.toLocalTime();
  }

  private static String percent(double percent) {
    return new BigDecimal(percent).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + "%";
  }
}

package dev.cctally.cli.render.csv;

import dev.cctally.platform.plugin.ReportShape;

/**
 * The columns usage reports share.
 *
 * @param form how the report is written
 * @param sessions whether its rows are sessions
 */
record UsageColumns(CsvForm form, boolean sessions) {
  private boolean is(ReportShape shape) {
    return form.shape() == shape;
  }

  /** Whose the row is. */
  <R> void start(Csv<CsvLine<R>> csv, boolean byProject) {
    if (is(ReportShape.GENERAL)) {
      csv.text("vendor", line -> line.group().vendor());
      if (form.cost()) {
        csv.text("costBasis", line -> line.group().basis());
      }
    }
    if (byProject) {
      csv.text("project", line -> line.group().project());
      csv.text("projectPath", line -> line.group().path());
    }
  }

  /** What was used, and by which models. */
  <R> void end(Csv<CsvLine<R>> csv) {
    if (form.breakdown()) {
      model(csv);
    }
    switch (form.shape()) {
      case SPLIT_CACHE -> splitCache(csv);
      case INCLUSIVE_INPUT ->
          csv.count("inputTokens", line -> line.figures().tokens().prompt())
              .count("cachedInputTokens", CsvLine::cacheRead)
              .count("outputTokens", CsvLine::output)
              .count("reasoningOutputTokens", CsvLine::reasoning);
      case GENERAL ->
          csv.count("entries", line -> line.figures().entries())
              .count("inputTokens", CsvLine::input)
              .count("cacheReadTokens", CsvLine::cacheRead)
              .count("cacheWrite5mTokens", line -> line.figures().tokens().cacheWrite5m())
              .count("cacheWrite1hTokens", line -> line.figures().tokens().cacheWrite1h())
              .count("outputTokens", CsvLine::output)
              .count("reasoningTokens", CsvLine::reasoning);
    }
    csv.count("totalTokens", CsvLine::total);
    if (form.cost()) {
      csv.dollars(costName(), line -> line.figures().cost());
    }
    if (!form.breakdown()) {
      csv.list(is(ReportShape.SPLIT_CACHE) ? "modelsUsed" : "models", CsvLine::names);
    }
  }

  /** In the order of the JSON document. */
  private <R> void splitCache(Csv<CsvLine<R>> csv) {
    csv.count("inputTokens", CsvLine::input);
    if (!sessions) {
      csv.count("outputTokens", CsvLine::output);
    }
    csv.count("cacheCreationTokens", CsvLine::cacheWrite);
    csv.count("cacheReadTokens", CsvLine::cacheRead);
    if (sessions) {
      csv.count("outputTokens", CsvLine::output);
    }
  }

  private String costName() {
    return switch (form.shape()) {
      case SPLIT_CACHE -> form.breakdown() ? "cost" : "totalCost";
      case INCLUSIVE_INPUT -> "costUSD";
      case GENERAL -> "cost";
    };
  }

  private <R> void model(Csv<CsvLine<R>> csv) {
    csv.text(
        is(ReportShape.SPLIT_CACHE) && !sessions ? "modelName" : "model",
        line -> line.names().getFirst());
    if (is(ReportShape.INCLUSIVE_INPUT)) {
      csv.text("isFallback", line -> Boolean.toString(line.pricedAs() != null));
    } else if (is(ReportShape.GENERAL) && form.cost()) {
      csv.text("pricing", CsvLine::pricing).text("pricedAs", CsvLine::pricedAs);
    }
  }
}

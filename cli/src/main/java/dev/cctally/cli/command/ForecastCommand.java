package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.render.ForecastJson;
import dev.cctally.cli.render.ForecastLine;
import dev.cctally.cli.render.ForecastText;
import dev.cctally.cli.render.ReportView;
import dev.cctally.cli.render.csv.ForecastCsv;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.quota.QuotaSeries;
import dev.cctally.platform.report.quota.ForecastReport;
import dev.cctally.platform.report.quota.ForecastReports;
import dev.cctally.platform.time.EpochMicros;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code forecast}: where the week's quota is heading. Never adds to the history of quotas.
 *
 * @param owner whose quota
 */
record ForecastCommand(ReportOwner owner) implements Command {
  @Override
  public CommandSpec model(String program) {
    return ForecastModel.of(owner, program);
  }

  @Override
  public int run(Values values, CommandRun run) {
    String vendor = owner.vendor(values);
    ForecastRequest request;
    try {
      request = ForecastRequest.of(values, run);
    } catch (ForecastTargets.Rejected e) {
      run.console().note(e.getMessage());
      return 1;
    }
    ReportContext.Scope scope = request.scope();
    scope.warnings().forEach(run.console()::note);
    VendorAccess.check(vendor, run);
    if (!values.flag("--no-sync")) {
      ReportSync.run(vendor, run);
    }
    long now = EpochMicros.of(scope.now());
    ForecastReport report = report(QuotaChoice.of(vendor, values), now, run);
    if (report != null) {
      ReportSync.notices(run);
      PriceNotes.borrowed(vendor, report.models(), run.console());
      PriceNotes.unpriced(vendor, prefix(vendor, run), report.unpricedModels(), run);
    }
    int exitCode = print(report, vendor, request, values, run);
    run.notePluginWarnings();
    return exitCode;
  }

  private static @Nullable ForecastReport report(QuotaChoice choice, long now, CommandRun run) {
    QuotaSeries series = choice.series(run);
    return series == null
        ? null
        : ForecastReports.of(
                series, () -> run.services().usage().history(), run.services().prices(), now)
            .orElse(null);
  }

  private static int print(
      @Nullable ForecastReport report,
      String vendor,
      ForecastRequest request,
      Values values,
      CommandRun run) {
    PluginHost plugins = run.services().plugins();
    if (request.share() != null) {
      return ForecastShare.deliver(request.share(), report, vendor, request, run);
    }
    if (CsvOptions.wanted(values)) {
      CsvOptions.print(
          ForecastCsv.of(report == null ? null : report.forecast(), request.targets()),
          values,
          run);
    } else if (ReportOutput.json(values)) {
      long now = EpochMicros.of(request.scope().now());
      ReportOutput.print(
          ForecastJson.of(report, request.targets(), now, plugins.warnings()), values, run);
    } else if (values.flag("--status-line")) {
      if (report != null) {
        run.console()
            .printUtf8(
                ForecastLine.of(report.forecast(), request.targets(), request.coloured(run)));
      }
    } else if (report == null) {
      run.console().print(ForecastText.nothing());
    } else {
      VendorNames names = VendorNames.of(vendor, run.services());
      run.console()
          .print(
              ForecastText.of(
                  report, request.targets(), values.flag("--explain"), view(names, request, run)));
    }
    return 0;
  }

  private static ReportView view(VendorNames names, ForecastRequest request, CommandRun run) {
    return new ReportView(
        ReportShape.GENERAL,
        names.tool(),
        names.label().models(),
        request.scope().zone(),
        /* cost= */ true,
        /* breakdown= */ false,
        Map.of(),
        run.environment().host().home().toString(),
        request.canvas(run));
  }

  private static String prefix(String vendor, CommandRun run) {
    ReportShape shape = VendorShape.of(vendor, run.services());
    return shape == ReportShape.SPLIT_CACHE ? "cost" : vendor;
  }
}

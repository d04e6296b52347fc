package dev.cctally.cli.command;

import dev.cctally.cli.Version;
import dev.cctally.cli.render.VendorLabel;
import dev.cctally.cli.share.ShareDelivery;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.report.quota.ForecastReport;
import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.render.ShareLook;
import dev.cctally.platform.share.render.ShareWriter;
import dev.cctally.platform.share.template.ForecastDocument;
import dev.cctally.platform.share.template.ShareContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a document of a forecast and delivers it. */
final class ForecastShare {
  private ForecastShare() {}

  /** Returns the exit code. */
  static int deliver(
      ShareRequest share,
      @Nullable ForecastReport report,
      String vendorId,
      ForecastRequest request,
      CommandRun run) {
    VendorLabel vendor = VendorNames.of(vendorId, run.services()).label();
    boolean plain = VendorShape.of(vendorId, run.services()) == ReportShape.SPLIT_CACHE;
    ShareContext context =
        new ShareContext(
            plain ? "" : vendor.name(),
            request.scope().zone(),
            request.scope().now(),
            ShareContext.AskedRange.EVERYTHING,
            Measure.COST,
            /* breakdown= */ false,
            share.reveal(),
            Map.of(),
            (_, model) -> vendor.models().shortened(model),
            Map.of(vendor.id(), vendor.brief()));
    ShareLook look = new ShareLook(share.theme(), share.branding(), Version.number());
    String document =
        ShareWriter.text(ForecastDocument.of(vendorId, report, context), share.format(), look);
    return new ShareDelivery(run.environment())
        .deliver(document, share, UniformReport.FORECAST.word());
  }
}

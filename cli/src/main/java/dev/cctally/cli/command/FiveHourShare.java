package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.cli.Version;
import dev.cctally.cli.render.RecordedBlockJson.Parts;
import dev.cctally.cli.render.VendorLabel;
import dev.cctally.cli.share.ShareDelivery;
import dev.cctally.cli.share.ShareRequest;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.platform.quota.Block;
import dev.cctally.platform.quota.MeteredUsage.Named;
import dev.cctally.platform.report.quota.BlockRecords;
import dev.cctally.platform.share.Measure;
import dev.cctally.platform.share.render.ShareLook;
import dev.cctally.platform.share.render.ShareWriter;
import dev.cctally.platform.share.template.BlockRecordsDocument;
import dev.cctally.platform.share.template.ShareContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a document of recorded blocks and delivers it.
 *
 * @param share what was asked for about the document
 * @param vendorId whose blocks
 * @param scope zone and present
 * @param run the run
 */
record FiveHourShare(
    ShareRequest share, String vendorId, ReportContext.Scope scope, CommandRun run) {
  /** Returns the exit code. */
  int deliver(
      BlockRecords records,
      Parts kind,
      Function<Block, List<Named>> parts,
      @Nullable LocalDate since,
      @Nullable LocalDate until) {
    VendorLabel vendor = VendorNames.of(vendorId, run.services()).label();
    boolean plain = VendorShape.of(vendorId, run.services()) == ReportShape.SPLIT_CACHE;
    ShareContext context =
        new ShareContext(
            plain ? "" : vendor.name(),
            scope.zone(),
            scope.now(),
            new ShareContext.AskedRange(
                start(since), until == null ? null : start(until.plusDays(1))),
            Measure.COST,
            kind != Parts.NONE,
            share.reveal(),
            Map.of(),
            (_, model) -> vendor.models().shortened(model),
            Map.of(vendor.id(), vendor.brief()));
    var document =
        kind == Parts.PROJECTS
            ? BlockRecordsDocument.byProject(
                records, parts, paths -> run.services().projects().resolveAll(paths), context)
            : BlockRecordsDocument.byModel(vendorId, records, parts, context);
    ShareLook look = new ShareLook(share.theme(), share.branding(), Version.number());
    return new ShareDelivery(run.environment())
        .deliver(
            ShareWriter.text(document, share.format(), look),
            share,
            UniformReport.FIVE_HOUR_BLOCKS.word());
  }

  private static @Nullable Instant start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}

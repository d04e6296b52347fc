package dev.cctally.cli.render;

import dev.cctally.platform.ingest.SyncOutcome;
import dev.cctally.platform.plugin.PluginWarning;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a sync did, as JSON. */
public final class SyncJson {
  private static final int SCHEMA_VERSION = 1;

  private SyncJson() {}

  /**
   * {@return the document}
   *
   * @param outcomes what was done, one for each vendor
   * @param warnings what is wrong with plugins
   */
  public static String of(List<SyncOutcome> outcomes, List<PluginWarning> warnings) {
    PrettyJson json = new PrettyJson();
    json.object().member("schema_version", SCHEMA_VERSION).name("sources").object();
    for (SyncOutcome outcome : outcomes) {
      json.name(outcome.vendorId())
          .object()
          .member("files_total", outcome.filesTotal())
          .member("processed", outcome.processed())
          .member("skipped", outcome.skipped())
          .member("reset", outcome.reset())
          .member("vanished", outcome.vanished())
          .member("rows_changed", outcome.rowsChanged())
          .member("lock_contended", outcome.lockContended())
          .member("duration_ms", outcome.duration().toMillis())
          .member("errors", outcome.errors())
          .member("lines", outcome.lines())
          .name("rejected")
          .object();
      // All stored lines that could not be used, by reason, not only those of this sync.
      for (Map.Entry<String, Long> reason : new TreeMap<>(outcome.rejected()).entrySet()) {
        json.member(reason.getKey(), reason.getValue());
      }
      json.endObject().endObject();
    }
    json.endObject();
    new JsonParts(json, false).appendix(List.of(), warnings);
    return json.endObject().document();
  }
}

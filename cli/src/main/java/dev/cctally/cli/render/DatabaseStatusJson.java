package dev.cctally.cli.render;

import dev.cctally.platform.store.DatabaseCheck;
import dev.cctally.platform.store.DatabaseStatus;
import dev.cctally.platform.store.DatabaseStatus.Condition;
import dev.cctally.platform.store.MigrationStatus;
import dev.cctally.platform.store.MigrationStatus.State;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the databases stand, as a JSON document. */
public final class DatabaseStatusJson {
  private static final int SCHEMA_VERSION = 1;

  private DatabaseStatusJson() {}

  /**
   * {@return it as a JSON document}
   *
   * @param kept how they stand
   */
  public static String of(KeptData kept) {
    PrettyJson json = new PrettyJson();
    json.object().member("schema_version", SCHEMA_VERSION).name("databases").object();
    file(json, kept.history(), kept.historyCheck());
    json.name("migrations").array();
    for (MigrationStatus migration : kept.migrations()) {
      migration(json, migration, kept.errorLog());
    }
    json.endArray().name("backups").values(kept.backups().stream().map(Path::toString).toList());
    json.endObject();
    file(json, kept.cache(), kept.cacheCheck());
    json.name("migrations").array().endArray().name("waiting_readings").array();
    kept.waiting()
        .forEach((vendor, readings) ->
            json.object().member("vendor", vendor).member("readings", readings).endObject());
    json.endArray().endObject();
    return json.endObject().endObject().document();
  }

  /** Leaves the object open. */
  private static void file(PrettyJson json, DatabaseStatus<?> file, @Nullable DatabaseCheck check) {
    json.name(String.valueOf(file.path().getFileName()))
        .object()
        .member("path", file.path().toString())
        .member("present", file.condition() != Condition.ABSENT)
        .member("condition", file.condition().name().toLowerCase(Locale.ROOT))
        .name("problem");
    String problem = file.problem();
    if (problem == null) {
      json.nothing();
    } else {
      json.value(problem);
    }
    json.member("user_version", file.version())
        .member("registry_size", file.known())
        .member("application_id", file.applicationId())
        .member("size_bytes", file.bytes());
    if (check != null) {
      json.member("integrity", check.whole() ? "ok" : String.join("; ", check.problems()));
    }
    json.name("tables").array();
    file.tables()
        .forEach(
            (name, rows) -> json.object().member("name", name).member("rows", rows).endObject());
    json.endArray();
  }

  private static void migration(PrettyJson json, MigrationStatus migration, Path errorLog) {
    State state = migration.state();
    json.object()
        .member("seq", migration.place())
        .member("name", migration.name())
        .member("status", state.name().toLowerCase(Locale.ROOT));
    Instant at = migration.at();
    if (at != null) {
      String member =
          switch (state) {
            case APPLIED -> "applied_at";
            case SKIPPED -> "skipped_at";
            case FAILED, PENDING -> "last_failure_at";
          };
      json.member(member, at.truncatedTo(ChronoUnit.SECONDS).toString());
    }
    String reason = migration.reason();
    if (reason != null) {
      json.member("reason", reason);
    }
    if (state == State.FAILED) {
      json.member("log_path", errorLog.toString());
    }
    json.endObject();
  }
}

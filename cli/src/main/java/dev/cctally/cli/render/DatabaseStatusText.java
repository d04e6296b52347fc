package dev.cctally.cli.render;

import dev.cctally.cli.console.ByteSize;
import dev.cctally.platform.store.DatabaseCheck;
import dev.cctally.platform.store.DatabaseStatus;
import dev.cctally.platform.store.DatabaseStatus.Condition;
import dev.cctally.platform.store.MigrationStatus;
import dev.cctally.platform.store.MigrationStatus.State;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the databases stand, as lines. */
public final class DatabaseStatusText {
  private DatabaseStatusText() {}

  /**
   * {@return it as lines}
   *
   * @param kept how they stand
   */
  public static String of(KeptData kept) {
    StringBuilder text = new StringBuilder();
    long skipped = kept.migrations().stream().filter(one -> one.state() == State.SKIPPED).count();
    head(text, kept.history(), skipped);
    for (MigrationStatus migration : kept.migrations()) {
      line(text, migration, kept);
    }
    body(text, kept.history(), kept.historyCheck());
    if (!kept.backups().isEmpty()) {
      text.append("  backups: ").append(kept.backups().size()).append(", the latest ");
      text.append(DisplayText.clean(kept.backups().getFirst().toString())).append('\n');
    }
    text.append('\n');
    head(text, kept.cache(), 0);
    body(text, kept.cache(), kept.cacheCheck());
    kept.waiting()
        .forEach((vendor, readings) ->
            text.append("  waiting: ")
                .append(readings)
                .append(" quota readings of ")
                .append(DisplayText.clean(vendor))
                .append(", taken into the history when quotas are shown\n"));
    return text.append('\n').toString();
  }

  private static void head(StringBuilder text, DatabaseStatus<?> file, long skipped) {
    text.append(DisplayText.clean(String.valueOf(file.path().getFileName())));
    text.append(" (").append(DisplayText.clean(file.path().toString())).append(")  ");
    text.append("version ").append(file.version()).append(" / ").append(file.known());
    text.append(" known");
    if (skipped > 0) {
      text.append(" (").append(skipped).append(" skipped)");
    }
    String remark = remark(file);
    text.append(remark.isEmpty() ? "" : "  " + remark).append('\n');
  }

  private static String remark(DatabaseStatus<?> file) {
    String name = String.valueOf(file.path().getFileName());
    return switch (file.condition()) {
      case CURRENT -> "";
      case ABSENT -> "there is none yet";
      case OLDER -> "brought into the present shape when it is opened next";
      case NEWER ->
          "written by a newer cctally; see `cctally db recover --db "
              + name.replace(".db", "")
              + "`";
      case FOREIGN, DAMAGED -> "PROBLEM: " + DisplayText.clean(String.valueOf(file.problem()));
    };
  }

  private static void line(StringBuilder text, MigrationStatus migration, KeptData kept) {
    String name = String.format(Locale.ROOT, "%-46s", migration.name());
    String at = migration.at() == null ? "" : "" + migration.at().truncatedTo(ChronoUnit.SECONDS);
    switch (migration.state()) {
      case APPLIED -> text.append("  ✓ ").append(name).append(" applied ").append(at);
      case SKIPPED -> {
        text.append("  ~ ").append(name).append(" skipped ").append(at);
        if (migration.reason() != null) {
          text.append("\n    Reason: ").append(DisplayText.clean(migration.reason()));
        }
      }
      case FAILED -> {
        text.append("  ✗ ").append(name).append(" FAILED last at ").append(at);
        text.append("\n    See ").append(DisplayText.clean(kept.errorLog().toString()));
      }
      case PENDING -> text.append("  · ").append(name).append(" pending");
    }
    text.append('\n');
  }

  private static void body(
      StringBuilder text, DatabaseStatus<?> file, @Nullable DatabaseCheck check) {
    if (file.condition() != Condition.ABSENT) {
      text.append("  size: ").append(ByteSize.text(file.bytes()));
      long rows = file.tables().values().stream().mapToLong(Long::longValue).sum();
      if (!file.tables().isEmpty()) {
        text.append(", ").append(rows).append(" rows");
      }
      text.append('\n');
    }
    for (Map.Entry<String, Long> table : file.tables().entrySet()) {
      if (table.getValue() > 0) {
        text.append("    ").append(String.format(Locale.ROOT, "%-20s ", table.getKey()));
        text.append(table.getValue()).append('\n');
      }
    }
    if (check != null && check.present()) {
      String found = check.whole() ? "ok" : String.join("; ", check.problems());
      text.append("  integrity: ").append(DisplayText.clean(found)).append('\n');
    }
  }
}

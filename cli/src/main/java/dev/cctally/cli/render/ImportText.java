package dev.cctally.cli.render;

import dev.cctally.platform.config.key.SettingsImport;
import dev.cctally.platform.predecessor.ImportReport;
import dev.cctally.platform.predecessor.ImportReport.Counts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an import has done, or would do. */
public final class ImportText {
  private static final int SCHEMA_VERSION = 1;

  private ImportText() {}

  /**
   * {@return it as lines}
   *
   * @param rehearsal whether nothing was really done
   * @param history what became of the history; {@code null} if it was left alone
   * @param configFile the other file with settings
   * @param config what became of the settings; {@code null} if they were left alone
   */
  public static String lines(
      boolean rehearsal,
      @Nullable ImportReport history,
      String configFile,
      @Nullable SettingsImport config) {
    StringBuilder text = new StringBuilder();
    if (history != null) {
      history(rehearsal, history, text);
    }
    if (config != null) {
      config(rehearsal, configFile, config, text);
    }
    if (!rehearsal && changed(history, config)) {
      text.append("Have a look: cctally alerts history, cctally db check --rederive\n");
    }
    return text.toString();
  }

  private static boolean changed(@Nullable ImportReport history, @Nullable SettingsImport config) {
    return (history != null && history.imported() > 0)
        || (config != null && !config.set().isEmpty());
  }

  private static void history(boolean rehearsal, ImportReport history, StringBuilder text) {
    text.append(DisplayText.clean(history.source().toString()))
        .append(", version ")
        .append(history.version())
        .append(rehearsal ? ": would import\n" : ": imported\n");
    text.append(row("", "read", "new", "known", "kept", "rejected"));
    history
        .tables()
        .forEach((table, counts) -> {
          if (counts.read() > 0) {
            text.append(
                row(
                    DisplayText.clean(table),
                    String.valueOf(counts.read()),
                    String.valueOf(counts.imported()),
                    String.valueOf(counts.duplicate()),
                    String.valueOf(counts.kept()),
                    String.valueOf(counts.rejected())));
          }
        });
    Path backup = history.backup();
    if (backup != null) {
      text.append("What was here before is in ").append(DisplayText.clean(backup.toString()));
      text.append('\n');
    }
  }

  private static String row(
      String name, String read, String added, String known, String kept, String rejected) {
    return String.format(
            Locale.ROOT, "  %-26s %9s %9s %9s %9s %9s%n", name, read, added, known, kept, rejected)
        .replace(System.lineSeparator(), "\n");
  }

  private static void config(
      boolean rehearsal, String file, SettingsImport config, StringBuilder text) {
    text.append(DisplayText.clean(file)).append(rehearsal ? ": would set\n" : ": set\n");
    if (config.set().isEmpty()) {
      text.append("  nothing\n");
    }
    config.set().forEach(name -> text.append("  ").append(name).append('\n'));
    config
        .kept()
        .forEach(name -> text.append("  ").append(name).append(": set otherwise here, kept\n"));
    config
        .rejected()
        .forEach((name, why) ->
            text.append("  ")
                .append(DisplayText.clean(name))
                .append(": rejected: ")
                .append(DisplayText.clean(why))
                .append('\n'));
  }

  /**
   * {@return it as a JSON document}
   *
   * @param rehearsal whether nothing was really done
   * @param history what became of the history; {@code null} if it was left alone
   * @param configFile the other file with settings
   * @param config what became of the settings; {@code null} if they were left alone
   */
  public static String json(
      boolean rehearsal,
      @Nullable ImportReport history,
      String configFile,
      @Nullable SettingsImport config) {
    PrettyJson json = new PrettyJson();
    json.object().member("schema_version", SCHEMA_VERSION).member("dry_run", rehearsal);
    json.name("history");
    if (history == null) {
      json.nothing();
    } else {
      json.object()
          .member("file", history.source().toString())
          .member("user_version", history.version());
      json.name("tables").object();
      history.tables().forEach((table, counts) -> counts(table, counts, json));
      json.endObject().member("warnings", history.warnings()).name("backup");
      Path backup = history.backup();
      if (backup == null) {
        json.nothing();
      } else {
        json.value(backup.toString());
      }
      json.endObject();
    }
    json.name("config");
    if (config == null) {
      json.nothing();
    } else {
      json.object()
          .member("file", configFile)
          .member("set", config.set())
          .member("duplicate", config.duplicate())
          .member("kept", config.kept());
      rejected(config.rejected(), json);
      json.endObject();
    }
    return json.endObject().document();
  }

  private static void counts(String table, Counts counts, PrettyJson json) {
    json.name(table)
        .object()
        .member("read", counts.read())
        .member("imported", counts.imported())
        .member("duplicate", counts.duplicate())
        .member("kept", counts.kept())
        .member("rejected", counts.rejected())
        .endObject();
  }

  private static void rejected(Map<String, String> rejected, PrettyJson json) {
    json.name("rejected").array();
    for (String key : List.copyOf(rejected.keySet())) {
      json.object().member("key", key).member("problem", String.valueOf(rejected.get(key)));
      json.endObject();
    }
    json.endArray();
  }
}

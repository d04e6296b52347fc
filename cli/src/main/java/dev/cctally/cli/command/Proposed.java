package dev.cctally.cli.command;

import dev.cctally.cli.ReportContext;
import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.config.Configuration;
import dev.cctally.platform.config.ConfigurationFile;
import dev.cctally.platform.config.JsonDocument;
import dev.cctally.platform.config.key.ConfigChange;
import dev.cctally.platform.config.key.RefusedSettingException;
import dev.cctally.platform.time.DisplayZone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings as they would be: those of a file, with some of them set otherwise. */
final class Proposed {
  private static final String OPTION = "argument --set: ";

  private Proposed() {}

  /**
   * What to go by. Nothing is written.
   *
   * @param config the value of {@code --config}, or {@code null}
   * @param tz the value of {@code --tz}, or {@code null}
   * @param settings values of {@code --set}, in the order typed
   */
  static ReportContext.Scope scope(
      @Nullable String config, @Nullable String tz, List<String> settings, CommandRun run) {
    ReportContext.Scope scope = run.services().context().scope(config, tz, null);
    if (settings.isEmpty()) {
      return scope;
    }
    JsonDocument document = document(config, run);
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals <= 0) {
        throw new UsageException(
            OPTION + "must be KEY=VALUE, such as budget.weekly_usd=200, got '" + setting + "'");
      }
      try {
        run.services()
            .settings(ConfigChange.Listener.NONE)
            .propose(document, setting.substring(0, equals), setting.substring(equals + 1))
            .forEach(run.console()::note);
      } catch (RefusedSettingException e) {
        throw new UsageException(OPTION + e.getMessage());
      }
    }
    Configuration configuration = ConfigurationFile.of(document);
    DisplayZone zone =
        DisplayZone.choose(tz, null, configuration.displayTz(), run.environment().host().zone());
    return new ReportContext.Scope(zone.zone(), scope.now(), configuration, scope.warnings());
  }

  /** The file that is changed in mind; one of the user's own that is broken counts as empty. */
  private static JsonDocument document(@Nullable String config, CommandRun run) {
    if (config == null) {
      return ConfigurationFile.find(run.services().dataDirectory()).document();
    }
    try {
      return JsonDocument.of(
          ConfigurationFile.bytesOfNamed(config, run.environment().host().workingDirectory()));
    } catch (JsonDocument.BrokenException e) {
      throw new AppException(ErrorKind.USAGE, "--config: " + config + " " + e.getMessage(), e);
    }
  }
}

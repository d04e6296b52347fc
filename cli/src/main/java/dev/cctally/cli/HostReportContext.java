package dev.cctally.cli;

import dev.cctally.platform.config.Configuration;
import dev.cctally.platform.config.ConfigurationFile;
import dev.cctally.platform.host.Host;
import dev.cctally.platform.ingest.UsageHistory;
import dev.cctally.platform.pricing.UserPrices;
import dev.cctally.platform.report.DateRange;
import dev.cctally.platform.time.DisplayZone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings from the user's configuration, zones and the present from the machine. Puts the prices
 * of the configuration in force.
 */
final class HostReportContext implements ReportContext {
  private final Host host;
  private final Path dataDirectory;
  private final UserPrices userPrices;

  HostReportContext(Host host, Path dataDirectory, UserPrices userPrices) {
    this.host = host;
    this.dataDirectory = dataDirectory;
    this.userPrices = userPrices;
  }

  @Override
  public Scope scope(@Nullable String config, @Nullable String tz, @Nullable String timezone) {
    Configuration configuration = configuration(config);
    return scope(
        configuration, DisplayZone.choose(tz, timezone, configuration.displayTz(), host.zone()));
  }

  @Override
  public Scope scopeSettingFirst(
      @Nullable String config, @Nullable String tz, @Nullable String timezone) {
    Configuration configuration = configuration(config);
    return scope(
        configuration,
        DisplayZone.chooseSettingFirst(tz, timezone, configuration.displayTz(), host.zone()));
  }

  private Configuration configuration(@Nullable String file) {
    Configuration configuration =
        file == null
            ? ConfigurationFile.load(dataDirectory)
            : ConfigurationFile.loadNamed(file, host.workingDirectory());
    userPrices.use(configuration.priceOverrides());
    return configuration;
  }

  private Scope scope(Configuration configuration, DisplayZone zone) {
    List<String> warnings = new ArrayList<>(configuration.warnings());
    if (zone.warning() != null) {
      warnings.add(zone.warning());
    }
    return new Scope(zone.zone(), host.clock().instant(), configuration, warnings);
  }

  @Override
  public UsageHistory.Range range(@Nullable String since, @Nullable String until, Scope scope) {
    return DateRange.parse(since, until, scope.zone(), scope.now());
  }
}

package dev.cctally.cli;

import dev.cctally.platform.config.Configuration;
import dev.cctally.platform.ingest.UsageHistory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings, zones and ranges as reports need them. Opens no database and creates no file. */
public interface ReportContext {
  /**
   * Works out what is fixed for one run of a report.
   *
   * @param config the file {@code --config} names, or {@code null} for the user's own
   * @param tz the value of {@code --tz}, or {@code null}
   * @param timezone the value of {@code -z} or {@code --timezone}, or {@code null}
   * @return the scope
   * @throws dev.cctally.platform.AppException of kind {@code USAGE} if the file or a zone is wrong,
   *     of kind {@code VALUE} if "now" is pinned to something that is no instant
   */
  Scope scope(@Nullable String config, @Nullable String tz, @Nullable String timezone);

  /**
   * Works out the same for reports of the shape {@code inclusive-input}, where the setting wins
   * over {@code --timezone} and that takes any zone the system knows.
   *
   * @param config the file {@code --config} names, or {@code null} for the user's own
   * @param tz the value of {@code --tz}, or {@code null}
   * @param timezone the value of {@code -z} or {@code --timezone}, or {@code null}
   * @return the scope
   * @throws dev.cctally.platform.AppException of kind {@code USAGE} if the file or {@code --tz} is
   *     wrong, of kind {@code VALUE} if {@code --timezone} is, or if "now" is pinned to something
   *     that is no instant
   */
  Scope scopeSettingFirst(@Nullable String config, @Nullable String tz, @Nullable String timezone);

  /**
   * Makes the range of a report.
   *
   * @param since the value of {@code --since}, or {@code null}
   * @param until the value of {@code --until}, or {@code null}
   * @param scope the scope
   * @return the instants, both ends included
   * @throws dev.cctally.platform.AppException of kind {@code VALUE} if a value is no day
   */
  UsageHistory.Range range(@Nullable String since, @Nullable String until, Scope scope);

  /**
   * What is fixed for one run of a report.
   *
   * @param zone the display zone
   * @param now the present, or what the user pinned it to
   * @param configuration the settings, for what only some reports need
   * @param warnings lines for standard error about settings that were ignored
   */
  record Scope(ZoneId zone, Instant now, Configuration configuration, List<String> warnings) {
    /** Rejects {@code null} and copies the list. */
    public Scope {
      Objects.requireNonNull(zone, "zone");
      Objects.requireNonNull(now, "now");
      Objects.requireNonNull(configuration, "configuration");
      warnings = List.copyOf(warnings);
    }
  }
}

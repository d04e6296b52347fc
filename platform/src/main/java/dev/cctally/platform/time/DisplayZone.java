package dev.cctally.platform.time;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The zone a report forms its days in.
 *
 * @param zone the zone
 * @param warning a line for the user about a setting that was ignored, or {@code null}
 */
public record DisplayZone(ZoneId zone, @Nullable String warning) {
  /** What {@code utc} means. */
  public static final ZoneId UTC = ZoneId.of("Etc/UTC");

  /** Rejects {@code null}, except for the warning. */
  public DisplayZone {
    Objects.requireNonNull(zone, "zone");
  }

  /**
   * {@return the zone's name for people: of the several names of UTC the short one}
   *
   * @param zone the zone
   */
  public static String shown(ZoneId zone) {
    String id = zone.getId();
    return id.equals("Etc/UTC") || id.equals("Z") ? "UTC" : id;
  }

  /**
   * Reads {@code local}, {@code utc} or the name of a zone that contains a slash. Case and blanks
   * around do not matter; nothing at all means {@code local}.
   *
   * @param text the text
   * @param host what {@code local} means
   * @return the zone, or empty if the text names none
   */
  public static Optional<ZoneId> parse(String text, ZoneId host) {
    String name = text.strip();
    if (name.isEmpty() || name.equalsIgnoreCase("local")) {
      return Optional.of(host);
    }
    if (name.equalsIgnoreCase("utc")) {
      return Optional.of(UTC);
    }
    return name.indexOf('/') < 0 ? Optional.empty() : named(name);
  }

  private static Optional<ZoneId> named(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      // Perhaps only its case is wrong; listing all names is too slow to start with.
      return ZoneId.getAvailableZoneIds().stream()
          .filter(name::equalsIgnoreCase)
          .findFirst()
          .map(ZoneId::of);
    }
  }

  /**
   * Chooses a zone: {@code --tz}, else {@code --timezone}, else the setting, else the host's.
   *
   * @param tz the value of {@code --tz}, or {@code null}
   * @param timezone the value of {@code -z} or {@code --timezone}, or {@code null}
   * @param setting the setting {@code display.tz}, or {@code null} if it is not set
   * @param host the host's zone
   * @return the zone; with a warning if the setting was needed and names none
   * @throws AppException of kind {@link ErrorKind#USAGE} if an option names none, even one that is
   *     not needed
   */
  public static DisplayZone choose(
      @Nullable String tz, @Nullable String timezone, @Nullable String setting, ZoneId host) {
    ZoneId first = tz == null ? null : flag("--tz", tz, host);
    ZoneId second = timezone == null ? null : flag("-z/--timezone", timezone, host);
    if (first != null) {
      return new DisplayZone(first, null);
    }
    if (second != null) {
      return new DisplayZone(second, null);
    }
    return setting == null ? new DisplayZone(host, null) : ofSetting(setting, host);
  }

  /**
   * Chooses a zone as the commands do whose {@code --timezone} yields to the setting: {@code --tz},
   * else the setting, else {@code --timezone}, else the host's. There {@code --timezone} takes any
   * zone the system knows, in its exact spelling.
   *
   * @param tz the value of {@code --tz}, or {@code null}
   * @param timezone the value of {@code --timezone}, or {@code null}
   * @param setting the setting {@code display.tz}, or {@code null} if it is not set
   * @param host the host's zone
   * @return the zone; with a warning if the setting was needed and names none
   * @throws AppException of kind {@link ErrorKind#USAGE} if {@code --tz} names none, of kind {@link
   *     ErrorKind#VALUE} if {@code --timezone} does, even where it is not needed
   */
  public static DisplayZone chooseSettingFirst(
      @Nullable String tz, @Nullable String timezone, @Nullable String setting, ZoneId host) {
    ZoneId plain = timezone == null ? host : plain(timezone);
    if (tz != null) {
      return new DisplayZone(flag("--tz", tz, host), null);
    }
    return setting == null ? new DisplayZone(plain, null) : ofSetting(setting, host);
  }

  private static DisplayZone ofSetting(String setting, ZoneId host) {
    return parse(setting, host)
        .map(zone -> new DisplayZone(zone, null))
        .orElseGet(() ->
            new DisplayZone(
                host,
                "warning: ignoring malformed display.tz '"
                    + setting
                    + "' in config; using 'local'"));
  }

  private static ZoneId flag(String flag, String text, ZoneId host) {
    return parse(text, host)
        .orElseThrow(() ->
            new AppException(
                ErrorKind.USAGE,
                "argument "
                    + flag
                    + ": invalid timezone '"
                    + text
                    + "' -- expected 'local', 'utc', or an IANA name"));
  }

  private static ZoneId plain(String text) {
    if (ZoneId.getAvailableZoneIds().contains(text)) {
      return ZoneId.of(text);
    }
    throw new AppException(
        ErrorKind.VALUE, "--timezone must be a valid IANA zone, got '" + text + "'");
  }
}

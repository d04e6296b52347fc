package dev.cctally.platform.config.key;

import dev.cctally.platform.NamedZone;
import dev.cctally.platform.config.Json;
import java.time.ZoneId;
import java.util.Optional;

/** A time zone: {@code local}, {@code utc} or a name, kept in its usual spelling. */
record ZoneType() implements KeyType, StoredType {
  @Override
  public ConfigValue typed(String key, String text) {
    return parse(text)
        .orElseThrow(
            () -> RefusedSettingException.byCommand("invalid IANA zone '" + text.strip() + "'"));
  }

  @Override
  public Reading stored(String key, Json json) {
    if (!(json instanceof Json.Text text)) {
      return Reading.wrong(
          key + " must be local, utc or the name of an IANA zone, got " + json.kind());
    }
    return parse(text.value())
        .map(Reading::of)
        .orElseGet(() -> Reading.wrong(key + ": invalid IANA zone '" + text.value().strip() + "'"));
  }

  private static Optional<ConfigValue> parse(String text) {
    String name = text.strip();
    if (name.isEmpty() || name.equalsIgnoreCase("local")) {
      return Optional.of(new ConfigValue.Word("local"));
    }
    if (name.equalsIgnoreCase("utc")) {
      return Optional.of(new ConfigValue.Word("utc"));
    }
    return NamedZone.find(name).map(ZoneId::getId).map(ConfigValue.Word::new);
  }

  @Override
  public String accepts() {
    return "local, utc or the name of an IANA zone";
  }
}

package dev.cctally.platform.config.key;

import dev.cctally.platform.config.AlertSettings;
import dev.cctally.platform.config.Json;
import dev.cctally.spi.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A program and its arguments, as a JSON list; or nothing. */
record TemplateType() implements KeyType {
  @Override
  public ConfigValue typed(String key, String text) {
    Json json;
    try {
      json = Json.parse(text);
    } catch (JsonSyntaxException e) {
      throw RefusedSettingException.byProgram(
          key + " must be JSON (a list of strings or null): " + e.getMessage());
    }
    String leaf = key.substring(key.indexOf('.') + 1);
    AlertSettings settings =
        AlertSettings.of(
            new Json.Members(Map.of(leaf, json)).line().getBytes(StandardCharsets.UTF_8));
    String problem = settings.problem();
    if (problem != null) {
      throw RefusedSettingException.ofBlock(AlertSettings.BLOCK, problem);
    }
    return value(settings);
  }

  static ConfigValue value(AlertSettings settings) {
    return settings.commandTemplate().isEmpty()
        ? ConfigValue.Nothing.NULL
        : new ConfigValue.Words(settings.commandTemplate());
  }

  @Override
  public String accepts() {
    return "a JSON list of strings, or null";
  }
}

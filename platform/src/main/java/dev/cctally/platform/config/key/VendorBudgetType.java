package dev.cctally.platform.config.key;

import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.config.Json;
import dev.cctally.spi.json.JsonSyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A vendor's whole budget, as a JSON object; or none.
 *
 * @param reader reads it
 * @param binding of the vendor
 */
record VendorBudgetType(BudgetReader reader, BudgetBinding binding) implements KeyType {
  @Override
  public ConfigValue typed(String key, String text) {
    Json json = json(key, text);
    if (json instanceof Json.Nothing) {
      return ConfigValue.Nothing.NULL;
    }
    if (!(json instanceof Json.Members object)) {
      throw RefusedSettingException.byCommand(key + " must be a JSON object or null");
    }
    String problem = reader.problem(binding, json);
    if (problem != null) {
      throw RefusedSettingException.byCommand(problem);
    }
    return complete(object.members());
  }

  private static Json json(String key, String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.equals("null") || word.equals("none")) {
      return new Json.Nothing();
    }
    try {
      return Json.parse(text);
    } catch (JsonSyntaxException e) {
      throw RefusedSettingException.byCommand(
          key + " must be a JSON object or null, got '" + text + "'");
    }
  }

  /** The whole budget, with what it is unless it is set where that is missing or wrong. */
  ConfigValue.Group complete(Map<String, Json> stored) {
    Map<String, ConfigValue> values = new LinkedHashMap<>();
    for (String member : BudgetReader.members(binding)) {
      Json json = stored.get(member);
      ConfigValue value = json == null ? null : reader.member(binding, member, json).value();
      values.put(member, value == null ? BudgetReader.otherwise(binding, member) : value);
    }
    return new ConfigValue.Group(values);
  }

  @Override
  public List<String> ignored(String key, String text) {
    Json json = json(key, text);
    return json instanceof Json.Members ? reader.warnings(binding, json) : List.of();
  }

  @Override
  public String accepts() {
    return "a JSON object with " + binding.amountName() + ", or null";
  }
}

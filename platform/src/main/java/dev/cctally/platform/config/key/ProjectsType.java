package dev.cctally.platform.config.key;

import dev.cctally.platform.config.BudgetBinding;
import dev.cctally.platform.config.Json;
import dev.cctally.spi.json.JsonSyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Budgets of projects, as a JSON object.
 *
 * @param reader reads them
 * @param binding of the vendor that has them
 * @param projectKey finds the project a path lies in
 */
record ProjectsType(BudgetReader reader, BudgetBinding binding, UnaryOperator<String> projectKey)
    implements KeyType {
  @Override
  public ConfigValue typed(String key, String text) {
    Json json;
    try {
      json = Json.parse(text);
    } catch (JsonSyntaxException e) {
      throw RefusedSettingException.byCommand(key + " must be a JSON object, got '" + text + "'");
    }
    if (!(json instanceof Json.Members)) {
      throw RefusedSettingException.byCommand(key + " must be a JSON object");
    }
    StoredType.Reading reading = reader.projects(binding, json);
    if (!(reading.value() instanceof ConfigValue.Amounts typed)) {
      throw RefusedSettingException.byCommand(String.valueOf(reading.problem()));
    }
    Map<String, Amount> amounts = new LinkedHashMap<>();
    Map<String, String> paths = new LinkedHashMap<>();
    typed
        .amounts()
        .forEach((path, amount) -> {
          checkFolder(key, path);
          String project = projectKey.apply(path);
          String other = paths.putIfAbsent(project, path);
          if (other != null) {
            throw RefusedSettingException.byCommand(
                key + ": '" + other + "' and '" + path + "' are the same project, " + project);
          }
          amounts.put(project, amount);
        });
    return new ConfigValue.Amounts(amounts);
  }

  /** What can be no path: it would be taken for the folder one happens to be in, or for none. */
  private static void checkFolder(String key, String path) {
    boolean empty = path.isBlank();
    if (empty || path.indexOf('\0') >= 0) {
      throw RefusedSettingException.byCommand(
          key + " keys must be folders, got one that " + (empty ? "is empty" : "holds a NUL"));
    }
  }

  @Override
  public String accepts() {
    return "a JSON object of folders, each with a number > 0";
  }
}

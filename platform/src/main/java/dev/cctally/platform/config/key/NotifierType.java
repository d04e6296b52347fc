package dev.cctally.platform.config.key;

import dev.cctally.platform.config.AlertSettings;
import java.util.List;
import java.util.function.Supplier;

/**
 * A way to be told.
 *
 * @param installed the ids of the notifiers there are
 */
record NotifierType(Supplier<List<String>> installed) implements KeyType {
  @Override
  public ConfigValue typed(String key, String text) {
    String id = text.strip();
    String problem = AlertSettings.notifierProblem(id, installed.get());
    if (problem != null) {
      throw RefusedSettingException.ofBlock(AlertSettings.BLOCK, problem);
    }
    return new ConfigValue.Word(id);
  }

  @Override
  public String accepts() {
    return String.join("|", words());
  }

  @Override
  public List<String> words() {
    return AlertSettings.notifierChoices(installed.get());
  }
}

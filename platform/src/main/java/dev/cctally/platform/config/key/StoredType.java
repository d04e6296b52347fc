package dev.cctally.platform.config.key;

import dev.cctally.platform.config.Json;
import org.jspecify.annotations.Nullable;

/** How the value of a setting is read from the file where each setting stands for itself. */
interface StoredType {
  /**
   * {@return what a value in the file stands for}
   *
   * @param key the setting's name, for messages
   * @param json the value
   */
  Reading stored(String key, Json json);

  /**
   * What came of it.
   *
   * @param value the value, or {@code null} if it stands for none
   * @param problem what is wrong then, a clause that starts with the key
   */
  record Reading(@Nullable ConfigValue value, @Nullable String problem) {
    static Reading of(ConfigValue value) {
      return new Reading(value, null);
    }

    static Reading wrong(String problem) {
      return new Reading(null, problem);
    }
  }
}

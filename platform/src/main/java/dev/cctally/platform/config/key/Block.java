package dev.cctally.platform.config.key;

import dev.cctally.platform.config.Json;
import dev.cctally.platform.config.JsonDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings that stand in the same member of the file, and belong together. */
sealed interface Block permits LeafBlock, AlertKeys, BudgetKeys {
  /** {@return the member's name} */
  String name();

  /** {@return the settings in it, in the order in which they are listed} */
  List<ConfigKey> keys();

  /**
   * {@return the setting of a name} Also one that is not listed, because only who has it set knows
   * its name.
   *
   * @param name the name
   */
  default Optional<ConfigKey> find(String name) {
    return keys().stream().filter(key -> key.name().equals(name)).findFirst();
  }

  /**
   * {@return the settings that are set and are not among those that are always listed}
   *
   * @param json the block's value, or {@code null} if there is none
   */
  default List<ConfigKey> unlisted(@Nullable Json json) {
    return List.of();
  }

  /**
   * {@return what the block says}
   *
   * @param json its value, or {@code null} if there is none
   */
  Contents contents(@Nullable Json json);

  /** {@return whether all of it must be right when one of its settings is changed} */
  boolean checkedWhole();

  /**
   * {@return the refusal of a change that would leave a fault}
   *
   * @param fault the fault
   */
  RefusedSettingException refusal(Fault fault);

  /**
   * {@return a fault that a change would leave, and what to do instead if the change alone is why}
   *
   * @param fault the fault
   * @param key the setting that is changed
   * @param action what is done to it
   */
  default Fault explained(Fault fault, ConfigKey key, ConfigChange.Action action) {
    return fault;
  }

  /**
   * Puts a value in its place.
   *
   * @param key the setting
   * @param value the value
   * @param document where
   * @throws JsonDocument.BrokenException if what leads to it is no object
   */
  default void write(ConfigKey key, ConfigValue value, JsonDocument document)
      throws JsonDocument.BrokenException {
    document.set(value.json().block(), key.path());
  }

  /**
   * Takes a value away, and objects that are then empty.
   *
   * @param key the setting
   * @param document where
   * @throws JsonDocument.BrokenException if what leads to it is no object
   */
  default void remove(ConfigKey key, JsonDocument document) throws JsonDocument.BrokenException {
    document.remove(key.path());
  }

  /**
   * What a block says.
   *
   * @param values the settings that are set and make sense, by name
   * @param faults what is wrong
   * @param notes what is there but not known
   */
  record Contents(Map<String, ConfigValue> values, List<Fault> faults, List<Fault> notes) {
    public Contents {
      values = new LinkedHashMap<>(values);
      faults = new ArrayList<>(faults);
      notes = new ArrayList<>(notes);
    }

    static Contents none() {
      return new Contents(Map.of(), List.of(), List.of());
    }

    /** The setting's value, or what it is unless it is set. */
    ConfigValue value(ConfigKey key) {
      ConfigValue value = values.get(key.name());
      return value == null ? key.otherwise() : value;
    }
  }
}

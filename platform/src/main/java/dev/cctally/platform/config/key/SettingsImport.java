package dev.cctally.platform.config.key;

import dev.cctally.platform.config.JsonDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes over settings of another file: those that are known here and make sense, one by one, by the
 * rules by which the user sets them.
 *
 * @param set those that are set here now
 * @param duplicate those that were set to the same
 * @param kept those that are set otherwise here, and stay
 * @param rejected what makes no sense in that file, by the setting
 */
public record SettingsImport(
    List<String> set, List<String> duplicate, List<String> kept, Map<String, String> rejected) {
  /** Copies all. */
  public SettingsImport {
    set = List.copyOf(set);
    duplicate = List.copyOf(duplicate);
    kept = List.copyOf(kept);
    rejected = Collections.unmodifiableMap(new LinkedHashMap<>(rejected));
  }

  /** How far to go. */
  public enum Mode {
    /** Only say what would be done. */
    REHEARSE,
    /** What is set here stays. */
    KEEP,
    /** What is set here is replaced. */
    REPLACE
  }

  /** Sets a setting, or only tries it. */
  @FunctionalInterface
  interface Setter {
    void set(String name, String text);
  }

  /** Takes over what is in another document. */
  static SettingsImport of(
      KeyTable table, JsonDocument theirs, JsonDocument ours, boolean replace, Setter setter) {
    Objects.requireNonNull(setter, "setter");
    Map<String, String> rejected = new LinkedHashMap<>();
    List<String> duplicate = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    Map<String, String> wanted = new LinkedHashMap<>();
    for (Block block : table.blocks()) {
      Block.Contents their = UserSettings.contents(block, theirs);
      Map<String, ConfigValue> own = UserSettings.contents(block, ours).values();
      their.faults().forEach(fault -> rejected.put(fault.key(), fault.message()));
      List<String> whole = new ArrayList<>();
      for (ConfigKey key : UserSettings.keys(block, theirs)) {
        String name = key.name();
        ConfigValue value = their.values().get(name);
        if (value == null || whole.stream().anyMatch(known -> name.startsWith(known + "."))) {
          continue;
        }
        whole.add(name);
        ConfigValue present = own.get(name);
        if (present != null && present.plain().equals(value.plain())) {
          duplicate.add(name);
        } else if (present != null && !replace) {
          kept.add(name);
        } else {
          wanted.put(name, value.plain());
        }
      }
    }
    return new SettingsImport(set(wanted, rejected, setter), duplicate, kept, rejected);
  }

  /** One may only be set after another one: what is refused is tried once more at the end. */
  private static List<String> set(
      Map<String, String> wanted, Map<String, String> rejected, Setter setter) {
    List<String> set = new ArrayList<>();
    Map<String, String> again = new LinkedHashMap<>();
    wanted.forEach((name, text) -> {
      try {
        setter.set(name, text);
        set.add(name);
      } catch (RefusedSettingException e) {
        again.put(name, text);
      }
    });
    again.forEach((name, text) -> {
      try {
        setter.set(name, text);
        set.add(name);
      } catch (RefusedSettingException e) {
        rejected.put(name, String.valueOf(e.getMessage()));
      }
    });
    return set;
  }
}

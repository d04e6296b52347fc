package dev.cctally.platform.config.key;

import java.util.List;

/** One setting that can be read and changed by its name. */
public final class ConfigKey {
  private final String name;
  private final KeyType type;
  private final ConfigValue otherwise;
  private final String meaning;
  private final boolean published;

  /**
   * Describes a setting.
   *
   * @param name its name: the names of the members that lead to it, with dots between
   * @param type what it may be
   * @param otherwise what it is unless it is set
   * @param meaning what it is for, one clause for people
   */
  ConfigKey(String name, KeyType type, ConfigValue otherwise, String meaning) {
    this(name, type, otherwise, meaning, true);
  }

  private ConfigKey(
      String name, KeyType type, ConfigValue otherwise, String meaning, boolean published) {
    this.name = name;
    this.type = type;
    this.otherwise = otherwise;
    this.meaning = meaning;
    this.published = published;
  }

  /** The same setting, listed after those whose order users rely on. */
  ConfigKey afterPublished() {
    return new ConfigKey(name, type, otherwise, meaning, false);
  }

  /** Whether it is one of those whose order users rely on. */
  boolean published() {
    return published;
  }

  /** {@return its name, such as {@code display.tz}} */
  public String name() {
    return name;
  }

  /** {@return what it is unless it is set} */
  public ConfigValue otherwise() {
    return otherwise;
  }

  /** {@return what it is for, one clause for people} */
  public String meaning() {
    return meaning;
  }

  /** {@return what it can be set to, in a few words} */
  public String accepts() {
    return type.accepts();
  }

  /** {@return the words it can be set to, if there are no others; else empty} */
  public List<String> words() {
    return type.words();
  }

  /** The names of the members that lead to it. */
  String[] path() {
    return name.split("\\.", -1);
  }

  /** Its name within its block. */
  String leaf() {
    return name.substring(name.indexOf('.') + 1);
  }

  KeyType type() {
    return type;
  }

  /** The value a text stands for. */
  ConfigValue typed(String text) {
    return type.typed(name, text);
  }
}

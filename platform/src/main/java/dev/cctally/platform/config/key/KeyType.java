package dev.cctally.platform.config.key;

import java.util.List;

/** What values a setting may have, as people type them. */
sealed interface KeyType
    permits BooleanType,
        ChoiceType,
        WholeType,
        HostType,
        ZoneType,
        AmountType,
        PercentsType,
        ProjectsType,
        TemplateType,
        NotifierType,
        WindowType,
        NotifierSettingType,
        VendorBudgetType {
  /**
   * {@return the value a text stands for}
   *
   * @param key the setting's name, for messages
   * @param text as typed
   * @throws RefusedSettingException if it stands for none
   */
  ConfigValue typed(String key, String text);

  /**
   * {@return lines for the user about parts of an accepted text that are left out}
   *
   * @param key the setting's name
   * @param text as typed
   */
  default List<String> ignored(String key, String text) {
    return List.of();
  }

  /** {@return what is accepted, in a few words} */
  String accepts();

  /** {@return the words that are accepted, if these are all; for completion and help} */
  default List<String> words() {
    return List.of();
  }
}

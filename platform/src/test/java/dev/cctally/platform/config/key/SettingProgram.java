package dev.cctally.platform.config.key;

import java.nio.file.Path;

/** Sets a setting a few times, in a process of its own. */
final class SettingProgram {
  private SettingProgram() {}

  /** Arguments: the data directory, the setting and its values, one after the other. */
  public static void main(String[] args) {
    UserSettings settings = SomeVendors.settings(Path.of(args[0]), ConfigChange.Listener.NONE);
    for (int i = 2; i < args.length; i++) {
      settings.set(args[1], args[i]);
    }
  }
}

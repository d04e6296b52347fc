package org.example.gemini;

import dev.cctally.spi.vendor.HostEnvironment;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where Gemini CLI keeps its data: {@code .gemini} in the user's home or in {@code
 * $GEMINI_CLI_HOME}.
 */
final class Folders {
  static final String SETTING = "GEMINI_CLI_HOME";

  private final String setting;
  private final HostEnvironment host;

  Folders(HostEnvironment host) {
    this.host = host;
    this.setting = host.variable(SETTING).orElse("").strip();
  }

  /** Whether the user pointed the tool elsewhere. */
  boolean isSet() {
    return !setting.isEmpty();
  }

  String setting() {
    return setting;
  }

  /** The tool's data folder, which need not exist; of a setting that is no path, the usual one. */
  Path data() {
    Path home = host.home();
    try {
      home = setting.isEmpty() ? home : host.workingDirectory().resolve(setting);
    } catch (InvalidPathException e) {
      // The notice that nothing is there tells the user.
    }
    return home.resolve(".gemini");
  }

  /** Below it lies one folder for each project, with the chats in its folder {@code chats}. */
  Path projects() {
    return data().resolve("tmp");
  }
}

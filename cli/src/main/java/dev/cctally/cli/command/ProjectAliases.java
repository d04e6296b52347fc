package dev.cctally.cli.command;

import java.util.HashMap;
import java.util.Map;

/** The value of {@code --project-aliases}: {@code key=name,key=name}. */
final class ProjectAliases {
  private ProjectAliases() {}

  /** The aliases; pairs without both halves are skipped. */
  static Map<String, String> parse(Values values) {
    String text = values.text("--project-aliases");
    Map<String, String> aliases = new HashMap<>();
    if (text != null) {
      for (String pair : text.split(",", -1)) {
        int equals = pair.indexOf('=');
        String key = equals < 0 ? "" : pair.substring(0, equals).strip();
        String name = pair.substring(equals + 1).strip();
        if (!key.isEmpty() && !name.isEmpty()) {
          aliases.put(key, name);
        }
      }
    }
    return aliases;
  }
}

package dev.cctally.plugins.claude.hook;

import dev.cctally.plugins.claude.hook.SettingsTree.BrokenException;
import dev.cctally.plugins.claude.hook.SettingsTree.Part;
import dev.cctally.plugins.claude.hook.SettingsTree.Value;
import dev.cctally.spi.json.JsonCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hooks that guard prompts, within the tool's settings. */
final class GuardHooks {
  private static final String HOOKS = "hooks";
  private static final String COMMAND = "command";
  private static final String PROGRAM = "cctally";
  private static final String WORD = "guard";

  /** What keeps a failure from looking like a block. */
  private static final String HARMLESS = " || exit 1";

  private static final Pattern HARMLESS_END = Pattern.compile("\\s*\\|\\|\\s*exit 1$");

  private final SettingsText settings;

  GuardHooks(String text) throws BrokenException {
    settings = new SettingsText(text);
  }

  String text() {
    return settings.text();
  }

  /** The command line of a hook. */
  static String line(List<String> command) {
    return ShellWords.joined(command) + HARMLESS;
  }

  /**
   * One of ours.
   *
   * @param event the number of its event
   * @param group the number of its group within the event
   * @param entry its number within the group
   * @param command its command line
   */
  private record Found(int event, int group, int entry, Value command) {}

  /** Makes exactly one hook call a command; whether anything changed. */
  boolean install(String line) throws BrokenException {
    List<Found> ours = found(ClaudePromptGuard.EVENT);
    boolean changed = false;
    for (int i = ours.size() - 1; i > 0; i--) {
      remove(ours.get(i));
      changed = true;
    }
    if (ours.isEmpty()) {
      add(line);
      return true;
    }
    Value command = found(ClaudePromptGuard.EVENT).getFirst().command();
    if (!line.equals(command.text())) {
      settings.replace(command, JsonString.quoted(line));
      changed = true;
    }
    return changed;
  }

  private void add(String line) throws BrokenException {
    String entry = "{\n  \"type\": \"command\",\n  \"command\": " + JsonString.quoted(line) + "\n}";
    String group = "{\n  \"hooks\": [\n    " + entry.replace("\n", "\n    ") + "\n  ]\n}";
    String event = "[\n  " + group.replace("\n", "\n  ") + "\n]";
    Value hooks = settings.root().member(HOOKS);
    if (hooks == null) {
      String all =
          "{\n  \"" + ClaudePromptGuard.EVENT + "\": " + event.replace("\n", "\n  ") + "\n}";
      settings.append(settings.root(), HOOKS, all);
      return;
    }
    if (!hooks.isObject()) {
      throw new BrokenException("has something else than an object as \"hooks\"");
    }
    Value groups = hooks.member(ClaudePromptGuard.EVENT);
    if (groups == null) {
      settings.append(hooks, ClaudePromptGuard.EVENT, event);
    } else if (groups.isArray()) {
      settings.append(groups, null, group);
    } else {
      throw new BrokenException(
          "has something else than a list as \"hooks." + ClaudePromptGuard.EVENT + "\"");
    }
  }

  /** Removes all of ours, in whatever event they are; whether there were any. */
  boolean remove() throws BrokenException {
    List<Found> ours = found(null);
    for (int i = ours.size() - 1; i >= 0; i--) {
      remove(ours.get(i));
    }
    return !ours.isEmpty();
  }

  /** Removes one, and what is empty without it. */
  private void remove(Found found) throws BrokenException {
    Value hooks = settings.root().member(HOOKS);
    if (hooks == null) {
      return;
    }
    Value groups = hooks.parts().get(found.event()).value();
    Value entries = groups.parts().get(found.group()).value().member(HOOKS);
    if (entries != null && entries.parts().size() > 1) {
      settings.remove(entries, found.entry());
    } else if (groups.parts().size() > 1) {
      settings.remove(groups, found.group());
    } else if (hooks.parts().size() > 1) {
      settings.remove(hooks, found.event());
    } else {
      settings.remove(settings.root(), index(settings.root(), HOOKS));
    }
  }

  private static int index(Value object, String name) {
    int index = 0;
    while (!name.equals(object.parts().get(index).name())) {
      index++;
    }
    return index;
  }

  /** Whether the tool is told to call no hook at all. */
  boolean disabled() {
    Value all = settings.root().member("disableAllHooks");
    return all != null
        && all.kind() == JsonCursor.Kind.BOOLEAN
        && settings.text().startsWith("true", all.from());
  }

  Optional<String> installed() {
    List<Found> ours = found(ClaudePromptGuard.EVENT);
    return ours.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(ours.getFirst().command().text());
  }

  /** Those of ours in one event, or in all; what has another shape is somebody else's. */
  private List<Found> found(@Nullable String wanted) {
    List<Found> found = new ArrayList<>();
    Value hooks = settings.root().member(HOOKS);
    List<Part> events = hooks == null || !hooks.isObject() ? List.of() : hooks.parts();
    for (int event = 0; event < events.size(); event++) {
      Value groups = events.get(event).value();
      if (!groups.isArray() || (wanted != null && !wanted.equals(events.get(event).name()))) {
        continue;
      }
      for (int group = 0; group < groups.parts().size(); group++) {
        Value entries = groups.parts().get(group).value().member(HOOKS);
        List<Part> parts = entries == null || !entries.isArray() ? List.of() : entries.parts();
        for (int entry = 0; entry < parts.size(); entry++) {
          Value command = parts.get(entry).value().member(COMMAND);
          if (command != null && isOurs(command.text())) {
            found.add(new Found(event, group, entry, command));
          }
        }
      }
    }
    return found;
  }

  private static boolean isOurs(@Nullable String command) {
    if (command == null) {
      return false;
    }
    List<String> words = ShellWords.split(HARMLESS_END.matcher(command.strip()).replaceFirst(""));
    int last = words.size() - 1;
    if (last < 1 || !words.get(last).equals(WORD)) {
      return false;
    }
    // cctally guard, or cctally VENDOR guard
    return isProgram(words.get(last - 1))
        || (last > 1
            && isProgram(words.get(last - 2))
            && words.get(last - 1).matches("[a-z0-9_]+"));
  }

  private static boolean isProgram(String word) {
    return word.substring(word.lastIndexOf('/') + 1).equals(PROGRAM);
  }
}

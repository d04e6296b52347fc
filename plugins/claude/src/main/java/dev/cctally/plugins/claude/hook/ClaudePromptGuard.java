package dev.cctally.plugins.claude.hook;

import dev.cctally.plugins.claude.hook.SettingsTree.BrokenException;
import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.setup.PromptGuard;
import dev.cctally.spi.vendor.HostEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The hook {@code UserPromptSubmit}. It answers with a decision in JSON and ends with 0, since the
 * tool takes an exit code of 2 for a block: whatever goes wrong, up to a program that is not there
 * any more, must not look like one, so that the command line turns every failure into a 1.
 */
public final class ClaudePromptGuard implements PromptGuard {
  static final String EVENT = "UserPromptSubmit";

  private static final FieldNames FIELDS = FieldNames.of("hook_event_name", "cwd", "prompt");

  private final Function<HostEnvironment, Path> folder;

  /**
   * Makes it.
   *
   * @param folder finds the folder of the tool's settings
   */
  public ClaudePromptGuard(Function<HostEnvironment, Path> folder) {
    this.folder = folder;
  }

  @Override
  public Path settings(HostEnvironment host) {
    return folder.apply(host).resolve("settings.json");
  }

  @Override
  public Change install(String settings, List<String> command) {
    try {
      GuardHooks hooks = new GuardHooks(settings);
      return hooks.install(GuardHooks.line(command))
          ? new Change.To(hooks.text())
          : new Change.Nothing();
    } catch (BrokenException e) {
      return new Change.Refused(e.text());
    }
  }

  @Override
  public Change remove(String settings) {
    try {
      GuardHooks hooks = new GuardHooks(settings);
      return hooks.remove() ? new Change.To(hooks.text()) : new Change.Nothing();
    } catch (BrokenException e) {
      return new Change.Refused(e.text());
    }
  }

  @Override
  public Optional<String> installed(String settings) {
    try {
      return new GuardHooks(settings).installed();
    } catch (BrokenException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> obstacle(String settings) {
    try {
      return new GuardHooks(settings).disabled()
          ? Optional.of("disableAllHooks is true there")
          : Optional.empty();
    } catch (BrokenException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Prompt> read(byte[] input) {
    JsonCursor cursor = new JsonCursor();
    cursor.reset(input, 0, input.length);
    String event = null;
    String folderName = null;
    boolean prompt = false;
    try {
      cursor.enterObject();
      while (cursor.nextMember()) {
        switch (cursor.select(FIELDS)) {
          case 0 -> event = cursor.stringOrNull();
          case 1 -> folderName = cursor.stringOrNull();
          case 2 -> {
            prompt = cursor.peek() == JsonCursor.Kind.STRING;
            cursor.skipValue();
          }
          default -> cursor.skipValue();
        }
      }
      cursor.finish();
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
    // To block another event means something else, such as that the model has to go on.
    boolean ours = event == null ? prompt : event.equals(EVENT);
    return ours ? Optional.of(new Prompt(folderName)) : Optional.empty();
  }

  @Override
  public Answer block(String reason) {
    return new Answer(
        "{\"decision\": \"block\", \"reason\": " + JsonString.quoted(reason) + "}\n", "", 0);
  }
}

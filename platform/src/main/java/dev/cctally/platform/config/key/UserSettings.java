package dev.cctally.platform.config.key;

import dev.cctally.platform.AppException;
import dev.cctally.platform.ErrorKind;
import dev.cctally.platform.config.ConfigurationEditor;
import dev.cctally.platform.config.ConfigurationFile;
import dev.cctally.platform.config.Json;
import dev.cctally.platform.config.JsonDocument;
import dev.cctally.platform.store.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's settings, one by one: what each of them is, and how it is changed. Reading never
 * makes, changes or locks anything; a change is made under the lock of the file, of which it keeps
 * everything else as it is written.
 */
public final class UserSettings {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ConfigurationEditor editor;
  private final KeyTable table;
  private final ConfigChange.Listener listener;

  /**
   * Puts them together.
   *
   * @param editor changes the file
   * @param table which settings there are
   * @param listener hears of changes
   */
  public UserSettings(ConfigurationEditor editor, KeyTable table, ConfigChange.Listener listener) {
    this.editor = editor;
    this.table = table;
    this.listener = listener;
  }

  /**
   * Settings as they are.
   *
   * @param values each with its value, or what it is unless it is set, in the order asked for
   * @param warnings lines for the user about what was passed over
   */
  public record Reading(List<Shown> values, List<String> warnings) {
    /** Copies the lists. */
    public Reading {
      values = List.copyOf(values);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A setting and its value.
   *
   * @param key the setting
   * @param value its value
   */
  public record Shown(ConfigKey key, ConfigValue value) {}

  /**
   * What became of a change.
   *
   * @param setting the setting and the value it has now
   * @param notes lines for the user about parts of the value that were left out
   */
  public record Changed(Shown setting, List<String> notes) {
    /** Copies the list. */
    public Changed {
      notes = List.copyOf(notes);
    }
  }

  /** {@return the file; it need not exist} */
  public Path file() {
    return editor.file();
  }

  /** {@return the settings there are, in the order in which they are listed} */
  public List<ConfigKey> keys() {
    return table.keys();
  }

  /** {@return all settings as they are, also those of which only the file tells the names} */
  public Reading all() {
    JsonDocument document = ConfigurationFile.find(editor.data().path()).document();
    List<ConfigKey> keys = new ArrayList<>(table.keys());
    table.blocks().forEach(block -> keys.addAll(block.unlisted(json(block.name(), document))));
    return read(keys);
  }

  /**
   * {@return a setting as it is}
   *
   * @param name the setting's name
   * @throws RefusedSettingException if there is none of this name
   */
  public Reading one(String name) {
    return read(List.of(key(name)));
  }

  private ConfigKey key(String name) {
    return table
        .find(name)
        .orElseThrow(() -> RefusedSettingException.byCommand("unknown config key '" + name + "'"));
  }

  private Reading read(List<ConfigKey> keys) {
    ConfigurationFile.Found found = ConfigurationFile.find(editor.data().path());
    Set<String> warnings = new LinkedHashSet<>();
    if (found.warning() != null) {
      warnings.add(found.warning());
    }
    Map<Block, Block.Contents> read = new HashMap<>();
    List<Shown> values = new ArrayList<>();
    for (ConfigKey key : keys) {
      Block block = table.block(key);
      Block.Contents contents =
          read.computeIfAbsent(block, each -> contents(each, found.document()));
      values.add(new Shown(key, contents.value(key)));
      for (Fault fault : contents.faults()) {
        if (concerns(fault, key)) {
          warnings.add("warning: " + fault.message() + "; using the default");
        }
      }
    }
    return new Reading(values, List.copyOf(warnings));
  }

  /** Whether a setting is not what the file says because of a fault. */
  private static boolean concerns(Fault fault, ConfigKey key) {
    return (key.name() + ".").startsWith(fault.key() + ".")
        || fault.key().startsWith(key.name() + ".")
        || fault.key().startsWith(key.name() + "[");
  }

  /** The settings of a block that are listed, and those that only a document tells of. */
  static List<ConfigKey> keys(Block block, JsonDocument document) {
    List<ConfigKey> keys = new ArrayList<>(block.keys());
    keys.addAll(block.unlisted(json(block.name(), document)));
    return keys;
  }

  static Block.Contents contents(Block block, JsonDocument document) {
    return block.contents(json(block.name(), document));
  }

  private static @Nullable Json json(String block, JsonDocument document) {
    try {
      String text = document.find(block);
      return text == null ? null : Json.parse(text);
    } catch (JsonDocument.BrokenException e) {
      throw new IllegalStateException(e); // a document is an object
    }
  }

  /**
   * Sets a setting.
   *
   * @param name its name
   * @param text its new value as typed
   * @return what it is now
   * @throws RefusedSettingException if there is none of this name, the text stands for no value of
   *     it, or what belongs to it is or would be wrong
   * @throws AppException of kind {@code USAGE} if the file is broken, {@code EXTERNAL} if it cannot
   *     be read or written
   */
  public Changed set(String name, String text) {
    ConfigKey key = key(name);
    ConfigValue value = key.typed(text);
    boolean written = editor.edit(document -> put(key, value, document));
    if (written) {
      listener.changed(new ConfigChange(ConfigChange.Action.SET, List.of(key.name())));
    }
    return new Changed(new Shown(key, value), key.type().ignored(key.name(), text));
  }

  private void put(ConfigKey key, ConfigValue value, JsonDocument document)
      throws JsonDocument.BrokenException {
    Block block = table.block(key);
    reachable(key, block, document);
    block.write(key, value, document);
    Block.Contents after = contents(block, document);
    if (block.checkedWhole() && !after.faults().isEmpty()) {
      throw block.refusal(block.explained(after.faults().getFirst(), key, ConfigChange.Action.SET));
    }
  }

  /**
   * Sets a setting in a document that is nobody's file, to see what would come of it. Refuses what
   * {@link #set} refuses, in the same words.
   *
   * @param document the document; of no use if this throws
   * @param name the setting's name
   * @param text its new value as typed
   * @return lines for the user about parts of the value that were left out
   * @throws RefusedSettingException if there is none of this name, the text stands for no value of
   *     it, or what belongs to it is or would be wrong
   * @throws AppException of kind {@code USAGE} if what leads to the setting is no object
   */
  public List<String> propose(JsonDocument document, String name, String text) {
    ConfigKey key = key(name);
    try {
      put(key, key.typed(text), document);
    } catch (JsonDocument.BrokenException e) {
      throw new AppException(ErrorKind.USAGE, "the configuration " + e.getMessage(), e);
    }
    return key.type().ignored(key.name(), text);
  }

  /**
   * Takes over the settings of another file.
   *
   * @param file the file
   * @param mode how far to go
   * @return what was done, or would be
   * @throws AppException of kind {@code USAGE} if that file or the user's own is broken, {@code
   *     EXTERNAL} if one cannot be read, or the own one not written
   */
  public SettingsImport takeOver(Path file, SettingsImport.Mode mode) {
    JsonDocument theirs;
    try {
      theirs = JsonDocument.of(Files.readAllBytes(file));
    } catch (JsonDocument.BrokenException e) {
      throw new AppException(
          ErrorKind.USAGE, file + " " + e.getMessage() + "; nothing was written", e);
    } catch (IOException e) {
      throw new AppException(ErrorKind.EXTERNAL, "cannot read " + file + ": " + IoReason.of(e), e);
    }
    ConfigurationFile.Found found = ConfigurationFile.find(editor.data().path());
    if (found.warning() != null) {
      editor.edit(document -> {}); // says what is wrong with it
    }
    JsonDocument ours = found.document();
    SettingsImport.Setter setter =
        mode == SettingsImport.Mode.REHEARSE ? (key, text) -> propose(ours, key, text) : this::set;
    return SettingsImport.of(table, theirs, ours, mode == SettingsImport.Mode.REPLACE, setter);
  }

  /**
   * Makes a setting one that is not set.
   *
   * @param name its name
   * @return whether it was set
   * @throws RefusedSettingException if there is none of this name, or what belongs to it would be
   *     wrong without it
   * @throws AppException of kind {@code USAGE} if the file is broken, {@code EXTERNAL} if it cannot
   *     be read or written
   */
  public boolean unset(String name) {
    ConfigKey key = key(name);
    Block block = table.block(key);
    boolean written =
        editor.edit(document -> {
          if (!reachable(key, block, document)) {
            return;
          }
          List<Fault> before = contents(block, document).faults();
          block.remove(key, document);
          if (block.checkedWhole()) {
            List<Fault> after = contents(block, document).faults();
            after.removeAll(before); // to take something away never fails for another reason
            if (!after.isEmpty()) {
              throw block.refusal(
                  block.explained(after.getFirst(), key, ConfigChange.Action.UNSET));
            }
          }
        });
    if (written) {
      listener.changed(new ConfigChange(ConfigChange.Action.UNSET, List.of(key.name())));
    }
    return written;
  }

  /** Whether all that leads to a setting is there; refuses a change within what is no object. */
  private static boolean reachable(ConfigKey key, Block block, JsonDocument document)
      throws JsonDocument.BrokenException {
    String[] path = key.path();
    for (int depth = 1; depth < path.length; depth++) {
      String[] leading = Arrays.copyOf(path, depth);
      String text = document.find(leading);
      if (text == null || (text.equals("null") && depth > 1)) {
        return false;
      }
      if (!text.startsWith("{")) {
        String where = String.join(".", leading);
        throw block.refusal(new Fault(where, where + " must be an object"));
      }
    }
    return true;
  }

  /**
   * {@return what is wrong with the user's own file}
   *
   * @throws AppException of kind {@code EXTERNAL} if it cannot be read
   */
  public FileCheck check() {
    return new Checker(table).own(editor.file());
  }

  /**
   * {@return what is wrong with another file}
   *
   * @param name the path as typed
   * @param workingDirectory what a relative path is resolved against
   * @throws AppException of kind {@code USAGE} if it is missing or cannot be read
   */
  public FileCheck check(String name, Path workingDirectory) {
    return new Checker(table).named(name, workingDirectory);
  }

  /**
   * Moves the file aside, whatever is in it, and begins a new one.
   *
   * @param now the present, for the name of the old one
   * @return where the old one is, or empty if there was none
   * @throws AppException of kind {@code EXTERNAL} if that is not possible
   */
  public Optional<Path> reset(Instant now) {
    Optional<Path> aside = editor.reset(".corrupt-" + STAMP.format(now));
    if (aside.isPresent()) {
      listener.changed(new ConfigChange(ConfigChange.Action.RESET, List.of()));
    }
    return aside;
  }
}

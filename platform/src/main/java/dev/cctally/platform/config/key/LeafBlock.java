package dev.cctally.platform.config.key;

import dev.cctally.platform.config.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A block whose settings stand for themselves: one that is wrong does no harm to the others.
 *
 * @param name the block's name
 * @param keys its settings, whose types are all {@link StoredType}s
 * @param others members that are not settings but may be there
 */
record LeafBlock(String name, List<ConfigKey> keys, Set<String> others) implements Block {
  /** What is said of a member that nobody reads. */
  static final String UNKNOWN_KEY = "unknown key, kept and not used";

  LeafBlock {
    keys = List.copyOf(keys);
    others = Set.copyOf(others);
  }

  @Override
  public Contents contents(@Nullable Json json) {
    Contents contents = Contents.none();
    if (json != null) {
      read(name, json, contents);
    }
    return contents;
  }

  private void read(String path, Json json, Contents contents) {
    if (!(json instanceof Json.Members object)) {
      contents.faults().add(new Fault(path, path + " must be an object"));
      return;
    }
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      String below = path + "." + member.getKey();
      ConfigKey key = key(below);
      if (key != null) {
        leaf(key, member.getValue(), contents);
      } else if (leads(below)) {
        read(below, member.getValue(), contents);
      } else if (!others.contains(below)) {
        contents.notes().add(new Fault(below, UNKNOWN_KEY));
      }
    }
  }

  private static void leaf(ConfigKey key, Json json, Contents contents) {
    if (!(key.type() instanceof StoredType type)) {
      throw new IllegalStateException(key.name() + " cannot be read by itself");
    }
    StoredType.Reading reading = type.stored(key.name(), json);
    if (reading.value() != null) {
      contents.values().put(key.name(), reading.value());
    } else {
      contents.faults().add(new Fault(key.name(), String.valueOf(reading.problem())));
    }
  }

  private @Nullable ConfigKey key(String path) {
    for (ConfigKey key : keys) {
      if (key.name().equals(path)) {
        return key;
      }
    }
    return null;
  }

  private boolean leads(String path) {
    return keys.stream().anyMatch(key -> key.name().startsWith(path + "."));
  }

  @Override
  public boolean checkedWhole() {
    return false;
  }

  @Override
  public RefusedSettingException refusal(Fault fault) {
    return RefusedSettingException.ofBlock(name, fault.message());
  }
}

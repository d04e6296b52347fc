package dev.cctally.platform.config.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which settings there are. */
public final class KeyTable {
  private final List<Block> blocks;

  /** Makes the table. Does no I/O. */
  public KeyTable() {
    blocks =
        List.of(
            PlainBlocks.DISPLAY,
            PlainBlocks.DASHBOARD,
            PlainBlocks.UPDATE,
            PlainBlocks.STATUS_LINE,
            PlainBlocks.COLLECTOR);
  }

  List<Block> blocks() {
    return blocks;
  }

  List<ConfigKey> keys() {
    List<ConfigKey> keys = new ArrayList<>();
    blocks.forEach(block -> keys.addAll(block.keys()));
    return keys;
  }

  Optional<ConfigKey> find(String name) {
    String blockName = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    for (Block block : blocks) {
      if (block.name().equals(blockName)) {
        for (ConfigKey key : block.keys()) {
          if (key.name().equals(name)) {
            return Optional.of(key);
          }
        }
      }
    }
    return Optional.empty();
  }

  Block block(ConfigKey key) {
    for (Block block : blocks) {
      if (key.name().startsWith(block.name() + ".")) {
        return block;
      }
    }
    throw new IllegalArgumentException(key.name());
  }
}

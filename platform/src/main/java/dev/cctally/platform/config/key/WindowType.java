package dev.cctally.platform.config.key;

import dev.cctally.platform.config.AlertSettings;
import java.util.List;
import java.util.function.Supplier;

/**
 * At which percentages a quota window alerts that has no setting of its own name.
 *
 * @param axes the axes of such windows that there are
 */
record WindowType(Supplier<List<String>> axes) implements KeyType {
  private static final PercentsType PERCENTS = new PercentsType(true);

  @Override
  public ConfigValue typed(String key, String text) {
    String axis = key.substring(key.lastIndexOf('.') + 1);
    List<String> known = axes.get();
    if (!known.contains(axis)) {
      throw RefusedSettingException.ofBlock(
          AlertSettings.BLOCK,
          key
              + ": there is no quota window '"
              + axis
              + "'"
              + (known.isEmpty() ? "" : "; there are " + String.join(", ", known)));
    }
    return PERCENTS.typed(key, text);
  }

  @Override
  public String accepts() {
    return PERCENTS.accepts();
  }
}

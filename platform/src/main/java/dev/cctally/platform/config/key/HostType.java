package dev.cctally.platform.config.key;

import dev.cctally.platform.config.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a server listens: a word for it, or a host as a name or an address. Kept as it is. */
record HostType() implements KeyType, StoredType {
  @Override
  public ConfigValue typed(String key, String text) {
    String problem = problem(key, text);
    if (problem != null) {
      throw RefusedSettingException.byProgram(problem);
    }
    return new ConfigValue.Word(text);
  }

  @Override
  public Reading stored(String key, Json json) {
    if (!(json instanceof Json.Text text)) {
      return Reading.wrong(key + " must be a non-empty string");
    }
    String problem = problem(key, text.value());
    return problem == null
        ? Reading.of(new ConfigValue.Word(text.value()))
        : Reading.wrong(problem);
  }

  private static @Nullable String problem(String key, String text) {
    if (text.isEmpty()) {
      return key + " must be a non-empty string";
    }
    if (text.codePoints().anyMatch(HostType::blank)) {
      return key + " has invalid host shape: '" + text + "'";
    }
    if (text.indexOf('[') >= 0 || text.indexOf(']') >= 0) {
      return key
          + ": do not use bracketed IPv6 form for bind (use '::1' not '[::1]'): '"
          + text
          + "'";
    }
    return null;
  }

  /** What no host has: white space, and what cannot be seen or stored. */
  private static boolean blank(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.SURROGATE;
  }

  @Override
  public String accepts() {
    return "loopback, lan, or a host name or address";
  }

  @Override
  public List<String> words() {
    return List.of();
  }
}

package dev.cctally.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@link PublicApi} wrote down, taken apart again; lines that start with # are comments. */
record ApiDump(Map<String, ApiType> types) {
  private static final Pattern NAME =
      Pattern.compile("\\b(?:class|interface|enum|record) ([\\w.$]+)");

  ApiDump {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }

  /**
   * A type.
   *
   * @param header its own line, without what it permits
   * @param permitted the types it permits, empty if it is not sealed
   * @param members a line each
   */
  record ApiType(String header, List<String> permitted, List<String> members) {
    boolean isInterface() {
      return header.contains(" interface ");
    }

    boolean isEnum() {
      return header.contains(" enum ");
    }
  }

  static ApiDump parse(String text) {
    Map<String, ApiType> types = new LinkedHashMap<>();
    List<String> members = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("  ")) {
        members.add(line.strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" permits ", 2);
        Matcher name = NAME.matcher(line);
        if (!name.find()) {
          throw new IllegalArgumentException("no type in '" + line + "'");
        }
        members = new ArrayList<>();
        List<String> permitted = parts.length > 1 ? List.of(parts[1].split(", ")) : List.of();
        types.put(Objects.requireNonNull(name.group(1)), new ApiType(parts[0], permitted, members));
      }
    }
    return new ApiDump(types);
  }
}

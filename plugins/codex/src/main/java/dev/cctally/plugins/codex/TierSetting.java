package dev.cctally.plugins.codex;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether {@code config.toml} asks for the fast tier. The file is looked at line by line, not as
 * TOML: so the answer is the same as other tools give, whatever table the line stands in.
 */
final class TierSetting {
  private static final String FILE = "config.toml";
  private static final String KEY = "service_tier";

  private TierSetting() {}

  /**
   * {@return whether the file of any of these folders asks for it} One that cannot be read does
   * not.
   *
   * @param homes folders that may hold such a file
   */
  static boolean asksForFast(List<Path> homes) {
    return homes.stream().anyMatch(home -> asksForFast(home.resolve(FILE)));
  }

  private static boolean asksForFast(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .lines()
          .anyMatch(TierSetting::lineAsksForFast);
    } catch (IOException e) {
      return false;
    }
  }

  static boolean lineAsksForFast(String line) {
    int comment = line.indexOf('#');
    String setting = comment < 0 ? line : line.substring(0, comment);
    int equals = setting.indexOf('=');
    return equals >= 0
        && setting.substring(0, equals).strip().equals(KEY)
        && isFast(unquoted(setting.substring(equals + 1).strip()));
  }

  /** Whether a tier of this name is the fast one. */
  static boolean isFast(String tier) {
    return tier.equals("fast") || tier.equals("priority");
  }

  private static String unquoted(String value) {
    int from = 0;
    int to = value.length();
    while (from < to && isQuote(value.charAt(from))) {
      from++;
    }
    while (to > from && isQuote(value.charAt(to - 1))) {
      to--;
    }
    return value.substring(from, to);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }
}

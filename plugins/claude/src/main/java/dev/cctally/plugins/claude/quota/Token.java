package dev.cctally.plugins.claude.quota;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import dev.cctally.spi.quota.FeedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the token Claude Code signs its requests with: in the keychain of a Mac, else in its
 * credentials file. It is used as it is, and kept nowhere.
 *
 * @param host the host
 * @param folders where the file may lie, in order
 */
record Token(FeedHost host, List<Path> folders) {
  private static final Duration KEYCHAIN_TAKES_AT_MOST = Duration.ofSeconds(5);
  private static final long LARGEST_FILE = 1 << 20;
  private static final FieldNames LOGIN = FieldNames.of("claudeAiOauth");
  private static final FieldNames TOKEN = FieldNames.of("accessToken");

  Optional<String> find() {
    if (host.environment().operatingSystem().equals("macos")) {
      Optional<String> token =
          host.output(
                  List.of(
                      "security", "find-generic-password", "-s", "Claude Code-credentials", "-w"),
                  KEYCHAIN_TAKES_AT_MOST)
              .flatMap(Token::in);
      if (token.isPresent()) {
        return token;
      }
    }
    for (Path folder : folders) {
      Optional<String> token = read(folder.resolve(".credentials.json")).flatMap(Token::in);
      if (token.isPresent()) {
        return token;
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE) {
        return Optional.empty();
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      return Optional.empty(); // as good as none
    }
  }

  private static Optional<String> in(byte[] json) {
    JsonCursor cursor = new JsonCursor();
    cursor.reset(json, 0, json.length);
    try {
      String token = null;
      if (object(cursor)) {
        while (cursor.nextMember()) {
          if (cursor.select(LOGIN) == 0 && object(cursor)) {
            token = token(cursor);
          } else {
            cursor.skipValue();
          }
        }
      }
      return Optional.ofNullable(token).map(String::strip).filter(Token::usable);
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  private static @Nullable String token(JsonCursor cursor) {
    String token = null;
    while (cursor.nextMember()) {
      if (cursor.select(TOKEN) == 0) {
        token = cursor.stringOrNull();
      } else {
        cursor.skipValue();
      }
    }
    return token;
  }

  private static boolean object(JsonCursor cursor) {
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      return false;
    }
    cursor.enterObject();
    return true;
  }

  /** What cannot stand in a header is no token. */
  private static boolean usable(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}

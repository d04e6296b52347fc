package dev.cctally.plugins.codex;

import dev.cctally.spi.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Spells a JSON value differently: members shuffled, white space added, letters escaped. */
final class Respelling {
  private final Random random;
  private final JsonCursor cursor = new JsonCursor();
  private final String text;

  Respelling(Random random, String json) {
    this.random = random;
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    cursor.reset(bytes, 0, bytes.length);
    text = value();
    cursor.finish();
  }

  String text() {
    return text;
  }

  private String value() {
    return switch (cursor.peek()) {
      case OBJECT -> {
        List<String> members = new ArrayList<>();
        cursor.enterObject();
        while (cursor.nextMember()) {
          String name = cursor.name();
          members.add(string(name) + blank() + ":" + blank() + value());
        }
        Collections.shuffle(members, random);
        yield "{" + blank() + String.join(blank() + "," + blank(), members) + blank() + "}";
      }
      case ARRAY -> {
        List<String> elements = new ArrayList<>();
        cursor.enterArray();
        while (cursor.nextElement()) {
          elements.add(value());
        }
        yield "[" + blank() + String.join(blank() + "," + blank(), elements) + blank() + "]";
      }
      case STRING -> string(cursor.readString());
      case NUMBER -> {
        cursor.enterNumber();
        yield cursor.text();
      }
      case BOOLEAN -> cursor.readBoolean() ? "true" : "false";
      case NULL -> {
        cursor.readNull();
        yield "null";
      }
    };
  }

  private String string(String content) {
    StringBuilder out = new StringBuilder("\"");
    boolean escapes = random.nextInt(4) == 0;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || (escapes && random.nextInt(5) == 0)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private String blank() {
    return random.nextInt(3) == 0 ? " \t\r".substring(random.nextInt(3)) : "";
  }
}

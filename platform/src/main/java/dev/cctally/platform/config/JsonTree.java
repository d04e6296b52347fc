package dev.cctally.platform.config;

import dev.cctally.spi.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON value, read whole. For blocks whose members mean something only once it is known who
 * asks; numbers keep their spelling.
 */
sealed interface JsonTree {
  /** {@return what messages call a value of this kind} */
  String kind();

  /** An object; of a member that occurs twice the last counts. */
  record Members(Map<String, JsonTree> members) implements JsonTree {
    @Override
    public String kind() {
      return "dict";
    }
  }

  /** A list. */
  record Elements(List<JsonTree> elements) implements JsonTree {
    @Override
    public String kind() {
      return "list";
    }
  }

  /** A string. */
  record Text(String text) implements JsonTree {
    @Override
    public String kind() {
      return "str";
    }
  }

  /** A number as it is written. */
  record Numeral(String text) implements JsonTree {
    /** Whether it is written as a whole number. */
    boolean whole() {
      return text.matches("-?[0-9]+");
    }

    @Override
    public String kind() {
      return whole() ? "int" : "float";
    }
  }

  /** True or false. */
  record Truth(boolean value) implements JsonTree {
    @Override
    public String kind() {
      return "bool";
    }
  }

  /** JSON's null. */
  record Nothing() implements JsonTree {
    @Override
    public String kind() {
      return "NoneType";
    }
  }

  /**
   * {@return the value in a text}
   *
   * @param json one JSON value
   * @throws dev.cctally.spi.json.JsonSyntaxException if it is none
   */
  static JsonTree parse(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonCursor cursor = new JsonCursor();
    cursor.reset(bytes, 0, bytes.length);
    JsonTree tree = next(cursor);
    cursor.finish();
    return tree;
  }

  /**
   * {@return whether a text is an object}
   *
   * @param json one JSON value, or {@code null}
   */
  static boolean isObject(@Nullable String json) {
    return json != null && parse(json) instanceof Members;
  }

  private static JsonTree next(JsonCursor cursor) {
    return switch (cursor.peek()) {
      case OBJECT -> {
        Map<String, JsonTree> members = new LinkedHashMap<>();
        cursor.enterObject();
        while (cursor.nextMember()) {
          String name = cursor.name();
          members.put(name, next(cursor));
        }
        yield new Members(members);
      }
      case ARRAY -> {
        List<JsonTree> elements = new ArrayList<>();
        cursor.enterArray();
        while (cursor.nextElement()) {
          elements.add(next(cursor));
        }
        yield new Elements(elements);
      }
      case STRING -> new Text(cursor.readString());
      case NUMBER -> {
        cursor.enterNumber();
        yield new Numeral(cursor.text());
      }
      case BOOLEAN -> new Truth(cursor.readBoolean());
      case NULL -> {
        cursor.readNull();
        yield new Nothing();
      }
    };
  }
}

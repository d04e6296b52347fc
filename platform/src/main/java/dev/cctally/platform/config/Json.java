package dev.cctally.platform.config;

import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of a setting, read whole. Numbers keep the text they are written with. For blocks
 * whose members mean something only once it is known who asks.
 */
public sealed interface Json {
  /** Nothing. */
  record Nothing() implements Json {}

  /**
   * A truth.
   *
   * @param value which
   */
  record Truth(boolean value) implements Json {}

  /**
   * A number.
   *
   * @param text as it is written
   */
  record Digits(String text) implements Json {
    /** {@return whether it is written as a whole number} */
    public boolean whole() {
      return text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
    }
  }

  /**
   * A text.
   *
   * @param value the text
   */
  record Text(String value) implements Json {}

  /**
   * A list.
   *
   * @param items what is in it
   */
  record Items(List<Json> items) implements Json {
    /** Copies the list. */
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * An object; of a member that occurs twice the last counts.
   *
   * @param members what is in it, in order
   */
  record Members(Map<String, Json> members) implements Json {
    /** Copies the map. */
    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /**
   * {@return the value a text stands for}
   *
   * @param text JSON
   * @throws JsonSyntaxException if it is not JSON
   */
  static Json parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    JsonCursor cursor = new JsonCursor();
    cursor.reset(bytes, 0, bytes.length);
    Json value = next(cursor);
    cursor.finish();
    return value;
  }

  /**
   * {@return whether a text is an object}
   *
   * @param text JSON, or {@code null}
   */
  static boolean isObject(@Nullable String text) {
    return text != null && parse(text) instanceof Members;
  }

  private static Json next(JsonCursor cursor) {
    return switch (cursor.peek()) {
      case NULL -> {
        cursor.readNull();
        yield new Nothing();
      }
      case BOOLEAN -> new Truth(cursor.readBoolean());
      case STRING -> new Text(cursor.readString());
      case NUMBER -> {
        cursor.enterNumber();
        yield new Digits(cursor.text());
      }
      case ARRAY -> {
        List<Json> items = new ArrayList<>();
        cursor.enterArray();
        while (cursor.nextElement()) {
          items.add(next(cursor));
        }
        yield new Items(items);
      }
      case OBJECT -> {
        Map<String, Json> members = new LinkedHashMap<>();
        cursor.enterObject();
        while (cursor.nextMember()) {
          String name = cursor.name();
          members.put(name, next(cursor));
        }
        yield new Members(members);
      }
    };
  }

  /** {@return the value on one line} */
  default String line() {
    return switch (this) {
      case Nothing _ -> "null";
      case Truth truth -> String.valueOf(truth.value());
      case Digits digits -> digits.text();
      case Text text -> JsonDocument.quoted(text.value());
      case Items list -> {
        List<String> items = new ArrayList<>();
        list.items().forEach(item -> items.add(item.line()));
        yield "[" + String.join(", ", items) + "]";
      }
      case Members object -> {
        List<String> members = new ArrayList<>();
        object
            .members()
            .forEach((name, value) -> members.add(JsonDocument.quoted(name) + ": " + value.line()));
        yield "{" + String.join(", ", members) + "}";
      }
    };
  }

  /** {@return the value as it stands in a file: an object has a line for each member} */
  default String block() {
    if (!(this instanceof Members object) || object.members().isEmpty()) {
      return line();
    }
    List<String> members = new ArrayList<>();
    object
        .members()
        .forEach((name, value) ->
            members.add(
                "  " + JsonDocument.quoted(name) + ": " + value.block().replace("\n", "\n  ")));
    return "{\n" + String.join(",\n", members) + "\n}";
  }

  /** {@return what kind of value it is, in the words that messages about settings use} */
  default String kind() {
    return switch (this) {
      case Nothing _ -> "null";
      case Truth _ -> "bool";
      case Digits digits -> digits.whole() ? "int" : "float";
      case Text _ -> "str";
      case Items _ -> "list";
      case Members _ -> "object";
    };
  }
}

package dev.cctally.testkit.corpus;

import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A JSON value as a tree, for changing log lines in tests. The order of members, repeated names and
 * the spelling of numbers are kept. Immutable.
 */
public sealed interface Json {
  /**
   * An object.
   *
   * @param members the members, in order
   */
  record Members(List<Member> members) implements Json {
    /** Copies the list. */
    public Members {
      members = List.copyOf(members);
    }

    /**
     * {@return the same object with one more member at its end}
     *
     * @param name the member's name
     * @param value its value
     */
    public Members with(String name, Json value) {
      List<Member> more = new ArrayList<>(members);
      more.add(new Member(name, value));
      return new Members(more);
    }
  }

  /**
   * A member of an object.
   *
   * @param name the name
   * @param value the value
   */
  record Member(String name, Json value) {}

  /**
   * An array.
   *
   * @param elements the elements, in order
   */
  record Elements(List<Json> elements) implements Json {
    /** Copies the list. */
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /**
   * A string.
   *
   * @param text its text
   */
  record Text(String text) implements Json {}

  /**
   * A number, or {@code true}, {@code false} or {@code null}.
   *
   * @param spelling as it is written
   */
  record Scalar(String spelling) implements Json {}

  /**
   * Takes a value apart.
   *
   * @param bytes JSON in UTF-8
   * @return the value, or empty if the bytes are not one JSON value
   */
  static Optional<Json> parse(byte[] bytes) {
    JsonCursor cursor = new JsonCursor();
    cursor.reset(bytes, 0, bytes.length);
    try {
      Json value = JsonParser.value(cursor);
      cursor.finish();
      return Optional.of(value);
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * {@return this value with every value in it changed} Inner values are changed first; names of
   * members stay.
   *
   * @param change what becomes of each value
   */
  default Json map(UnaryOperator<Json> change) {
    Json inner =
        switch (this) {
          case Members(List<Member> members) ->
              new Members(
                  members.stream().map(m -> new Member(m.name(), m.value().map(change))).toList());
          case Elements(List<Json> elements) ->
              new Elements(elements.stream().map(element -> element.map(change)).toList());
          case Text _, Scalar _ -> this;
        };
    return change.apply(inner);
  }

  /** {@return whether this is an object with at least one member} */
  default boolean isFilledObject() {
    return this instanceof Members(List<Member> members) && !members.isEmpty();
  }

  /** {@return the value without white space, every character that may be itself unescaped} */
  default String compact() {
    return Spelling.compact().of(this);
  }

  /** {@return the same for every order of members} */
  default String canonical() {
    return map(value ->
            value instanceof Members(List<Member> members)
                ? new Members(
                    members.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList())
                : value)
        .compact();
  }
}

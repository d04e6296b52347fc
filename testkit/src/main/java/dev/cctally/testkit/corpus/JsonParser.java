package dev.cctally.testkit.corpus;

import dev.cctally.spi.json.JsonCursor;
import java.util.ArrayList;
import java.util.List;

/** Builds trees. */
final class JsonParser {
  private JsonParser() {}

  /** Consumes the next value. */
  static Json value(JsonCursor cursor) {
    return switch (cursor.peek()) {
      case OBJECT -> {
        List<Json.Member> members = new ArrayList<>();
        cursor.enterObject();
        while (cursor.nextMember()) {
          String name = cursor.name();
          members.add(new Json.Member(name, value(cursor)));
        }
        yield new Json.Members(members);
      }
      case ARRAY -> {
        List<Json> elements = new ArrayList<>();
        cursor.enterArray();
        while (cursor.nextElement()) {
          elements.add(value(cursor));
        }
        yield new Json.Elements(elements);
      }
      case STRING -> new Json.Text(cursor.readString());
      case NUMBER -> {
        cursor.enterNumber();
        yield new Json.Scalar(cursor.text());
      }
      case BOOLEAN -> new Json.Scalar(Boolean.toString(cursor.readBoolean()));
      case NULL -> {
        cursor.readNull();
        yield new Json.Scalar("null");
      }
    };
  }
}

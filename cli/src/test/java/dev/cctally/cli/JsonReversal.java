package dev.cctally.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON with blanks after colons and commas and with members in reverse order. */
final class JsonReversal {
  private JsonReversal() {}

  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> object -> {
        List<String> members = new ArrayList<>();
        object.forEach((key, member) -> members.addFirst("\"" + key + "\" : " + of(member)));
        yield "{ " + String.join(" , ", members) + " }";
      }
      case List<?> list ->
          "[ " + String.join(" , ", list.stream().map(JsonReversal::of).toList()) + " ]";
      case Double number -> new BigDecimal(number).stripTrailingZeros().toPlainString();
      case String text -> "\"" + text + "\"";
      default -> value.toString();
    };
  }
}

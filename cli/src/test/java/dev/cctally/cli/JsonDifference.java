package dev.cctally.cli;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Compares JSON documents. Members the expected one does not have do not matter; whole numbers must
 * be equal, other numbers may differ by a thousand-millionth; rows are found by their key.
 */
final class JsonDifference {
  private static final List<String> KEYS =
      List.of("date", "month", "sessionId", "modelName", "model");

  private final List<String> differences = new ArrayList<>();
  private int compared;

  static @Nullable Object parse(String json) {
    try {
      JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json));
      return reader.readJsonValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document's part that is an object. */
  static Map<?, ?> object(@Nullable Object value) {
    return Objects.requireNonNull((Map<?, ?>) value, "there is no object");
  }

  /** A document's part that is an array. */
  static List<?> list(@Nullable Object value) {
    return Objects.requireNonNull((List<?>) value, "there is no array");
  }

  /** What differs, one sentence each. */
  static List<String> of(String expected, String actual) {
    JsonDifference difference = new JsonDifference();
    difference.walk("$", parse(expected), parse(actual));
    if (difference.compared == 0) {
      difference.differences.add("nothing was compared");
    }
    return difference.differences;
  }

  private void walk(String path, @Nullable Object expected, @Nullable Object actual) {
    switch (expected) {
      case Map<?, ?> object when actual instanceof Map<?, ?> other ->
          object.forEach((key, value) -> {
            if (other.containsKey(key)) {
              walk(path + "." + key, value, other.get(key));
            } else {
              differences.add(path + "." + key + " is missing");
            }
          });
      case List<?> list when actual instanceof List<?> other -> rows(path, list, other);
      case Double number when actual instanceof Double other -> {
        compared++;
        boolean whole = number == Math.rint(number);
        double allowed = whole ? 0 : 1e-9 * Math.max(1, Math.abs(number));
        if (Math.abs(number - other) > Math.max(allowed, whole ? 1e-9 : 0)) {
          differences.add(path + ": " + number + " != " + other);
        }
      }
      case null -> compare(path, "null", String.valueOf(actual));
      default -> compare(path, expected.toString(), String.valueOf(actual));
    }
  }

  private void compare(String path, String expected, String actual) {
    compared++;
    if (!expected.equals(actual)) {
      differences.add(path + ": " + expected + " != " + actual);
    }
  }

  private void rows(String path, List<?> expected, List<?> actual) {
    if (expected.stream().allMatch(String.class::isInstance)) {
      compare(path, sorted(expected), sorted(actual));
      return;
    }
    Map<String, Object> have = byKey(actual);
    Map<String, Object> want = byKey(expected);
    if (!have.keySet().equals(want.keySet())) {
      differences.add(path + ": rows " + want.keySet() + " != " + have.keySet());
    }
    want.forEach((key, row) -> walk(path + "[" + key + "]", row, have.get(key)));
  }

  private static String sorted(List<?> texts) {
    return texts.stream().map(String::valueOf).sorted().toList().toString();
  }

  private static Map<String, Object> byKey(List<?> rows) {
    Map<String, Object> byKey = new LinkedHashMap<>();
    for (Object row : rows) {
      if (row instanceof Map<?, ?> object) {
        String name = KEYS.stream().filter(object::containsKey).findFirst().orElse("");
        byKey.put(String.valueOf(object.get(name)), row);
      }
    }
    return byKey;
  }
}

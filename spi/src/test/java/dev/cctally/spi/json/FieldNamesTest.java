package dev.cctally.spi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FieldNamesTest {
  private static int find(FieldNames names, String name) {
    byte[] bytes = ("<" + name + ">").getBytes(StandardCharsets.UTF_8);
    return names.find(bytes, 1, bytes.length - 1);
  }

  @Test
  void findsEachNameAtItsPlace() {
    // Equal lengths, first, middle and last letters: all in one chain of the table.
    String[] all = IntStream.range(0, 100).mapToObj("a%03dba"::formatted).toArray(String[]::new);
    FieldNames names = FieldNames.of(all);

    for (int i = 0; i < all.length; i++) {
      assertThat(find(names, all[i])).isEqualTo(i);
    }
    assertThat(find(names, "a100ba")).isEqualTo(-1);
  }

  @Test
  void findsNothingElse() {
    FieldNames names = FieldNames.of("type", "x");

    for (String other : new String[] {"", "typ", "types", "Type", "tyqe", "y", "日本"}) {
      assertThat(find(names, other)).isEqualTo(-1);
    }
  }

  @Test
  void refusesListsItCannotHold() {
    String[] many = IntStream.range(0, 101).mapToObj("n%d"::formatted).toArray(String[]::new);

    assertThatThrownBy(() -> FieldNames.of(many)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FieldNames.of("a", "a")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FieldNames.of("a", "")).isInstanceOf(IllegalArgumentException.class);
  }
}

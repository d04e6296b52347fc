package dev.cctally.testkit.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A way to write JSON down. All ways mean the same; a reader that takes only the one its tool uses
 * today fails when the tool is changed.
 */
public final class Spelling {
  private final @Nullable Random random;

  private Spelling(@Nullable Random random) {
    this.random = random;
  }

  /** {@return the spelling without white space and needless escapes, members in their order} */
  public static Spelling compact() {
    return new Spelling(null);
  }

  /**
   * {@return a spelling with members shuffled, white space added and letters escaped}
   *
   * @param random decides where; seed it, so that a failure can be repeated
   */
  public static Spelling shuffled(Random random) {
    return new Spelling(random);
  }

  /**
   * {@return the value, written on one line}
   *
   * @param value the value
   */
  public String of(Json value) {
    return switch (value) {
      case Json.Members(List<Json.Member> members) -> {
        List<String> written = new ArrayList<>();
        for (Json.Member member : members) {
          written.add(string(member.name()) + blank() + ":" + blank() + of(member.value()));
        }
        // Of a name that stands twice the last value counts, or the first; nobody may rely on it.
        if (random != null) {
          Collections.shuffle(written, random);
        }
        yield list('{', written, '}');
      }
      case Json.Elements(List<Json> elements) ->
          list('[', elements.stream().map(this::of).toList(), ']');
      case Json.Text(String text) -> string(text);
      case Json.Scalar(String spelling) -> spelling;
    };
  }

  private String list(char open, List<String> parts, char close) {
    StringBuilder text = new StringBuilder().append(open).append(blank());
    for (int i = 0; i < parts.size(); i++) {
      text.append(i == 0 ? "" : blank() + "," + blank()).append(parts.get(i));
    }
    return text.append(blank()).append(close).toString();
  }

  private String string(String content) {
    StringBuilder out = new StringBuilder("\"");
    boolean escapes = random != null && random.nextInt(4) == 0;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      boolean needed = c == '"' || c == '\\';
      if (needed && !escapes) {
        out.append('\\').append(c);
      } else if (c < ' ' || needed || Character.isSurrogate(c) || (escapes && often())) {
        out.append("\\u").append(hex(c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private boolean often() {
    return random != null && random.nextInt(5) == 0;
  }

  private static String hex(char c) {
    String digits = Integer.toHexString(c);
    return "0".repeat(4 - digits.length()) + digits;
  }

  private String blank() {
    return random != null && random.nextInt(3) == 0 ? " \t\r".substring(random.nextInt(3)) : "";
  }
}

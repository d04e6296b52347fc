package dev.cctally.platform.config.key;

import dev.cctally.platform.config.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The value of a setting. */
public sealed interface ConfigValue {
  /**
   * Nothing is set.
   *
   * @param told whether this is shown as {@code null} and not as nothing at all
   */
  record Nothing(boolean told) implements ConfigValue {
    /** No value. */
    static final Nothing BLANK = new Nothing(false);

    /** No value, of a setting whose values are written as JSON. */
    static final Nothing NULL = new Nothing(true);
  }

  /**
   * On or off.
   *
   * @param on which
   */
  record Flag(boolean on) implements ConfigValue {}

  /**
   * A text.
   *
   * @param text the text
   */
  record Word(String text) implements ConfigValue {
    /** Rejects {@code null}. */
    public Word {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * A whole number.
   *
   * @param number the number
   */
  record Whole(int number) implements ConfigValue {}

  /**
   * Dollars.
   *
   * @param amount how many
   */
  record Money(Amount amount) implements ConfigValue {}

  /**
   * Percentages.
   *
   * @param percents ascending
   */
  record Percents(List<Integer> percents) implements ConfigValue {
    /** Copies the list. */
    public Percents {
      percents = List.copyOf(percents);
    }
  }

  /**
   * Texts.
   *
   * @param texts in order
   */
  record Words(List<String> texts) implements ConfigValue {
    /** Copies the list. */
    public Words {
      texts = List.copyOf(texts);
    }
  }

  /**
   * Dollars by name.
   *
   * @param amounts in order
   */
  record Amounts(Map<String, Amount> amounts) implements ConfigValue {
    /** Copies the map. */
    public Amounts {
      amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
    }
  }

  /**
   * Several settings in one.
   *
   * @param values by their names
   */
  record Group(Map<String, ConfigValue> values) implements ConfigValue {
    /** Copies the map. */
    public Group {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** {@return the value as JSON} */
  default Json json() {
    return switch (this) {
      case Nothing _ -> new Json.Nothing();
      case Flag flag -> new Json.Truth(flag.on());
      case Word word -> new Json.Text(word.text());
      case Whole whole -> new Json.Digits(String.valueOf(whole.number()));
      case Money money -> money.amount().json();
      case Percents list -> {
        List<Json> items = new ArrayList<>();
        list.percents().forEach(percent -> items.add(new Json.Digits(percent.toString())));
        yield new Json.Items(items);
      }
      case Words list -> {
        List<Json> items = new ArrayList<>();
        list.texts().forEach(text -> items.add(new Json.Text(text)));
        yield new Json.Items(items);
      }
      case Amounts map -> {
        Map<String, Json> members = new LinkedHashMap<>();
        map.amounts().forEach((name, amount) -> members.put(name, amount.json()));
        yield new Json.Members(members);
      }
      case Group group -> {
        Map<String, Json> members = new LinkedHashMap<>();
        group.values().forEach((name, value) -> members.put(name, value.json()));
        yield new Json.Members(members);
      }
    };
  }

  /** {@return the value as {@code config get} shows it: what can be given back to set it} */
  default String plain() {
    return switch (this) {
      case Nothing nothing -> nothing.told() ? "null" : "";
      case Word word -> word.text();
      case Percents list ->
          String.join(",", list.percents().stream().map(String::valueOf).toList());
      case Flag _, Whole _, Money _, Words _, Amounts _, Group _ -> json().line();
    };
  }
}

package dev.cctally.platform.config;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Rates;
import dev.cctally.spi.pricing.TokenRates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code pricing.overrides}: an object with {@code models}, rows of the form of a price table
 * (dollars for a million tokens). A row that is wrong is left out with a warning and the others
 * apply; loaded only by those who have the setting.
 */
final class PriceOverridesParser {
  private static final FieldNames OVERRIDES = FieldNames.of("models");
  private static final FieldNames ROW =
      FieldNames.of(
          "input",
          "output",
          "cacheRead",
          "cacheWrite5m",
          "cacheWrite1h",
          "thresholdTokens",
          "fastMultiplier",
          "vendor",
          "model",
          "validFrom",
          "validTo",
          "longContext");
  private static final List<String> NAMES =
      List.of("input", "output", "cacheRead", "cacheWrite5m", "cacheWrite1h");
  private static final int PRICES = 5;
  private static final int PICO_PER_TOKEN_SCALE = 6; // $1 for a million tokens = 10⁶ pico-dollars
  private static final BigDecimal DEAREST = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);

  private final JsonCursor cursor;
  private final List<String> warnings;
  private final List<PriceOverride> overrides = new ArrayList<>();

  /** What is wrong with a row. */
  private static final class Flaw extends Exception {
    private static final long serialVersionUID = 1L;

    Flaw(String message) {
      super(message);
    }
  }

  PriceOverridesParser(JsonCursor cursor, List<String> warnings) {
    this.cursor = cursor;
    this.warnings = warnings;
  }

  /** Consumes the value of the setting. */
  List<PriceOverride> parse() {
    if (cursor.peek() == JsonCursor.Kind.NULL) {
      cursor.readNull();
      return List.of();
    }
    if (cursor.peek() != JsonCursor.Kind.OBJECT) {
      cursor.skipValue();
      warnings.add(
          "warning: ignoring malformed pricing.overrides in config; it must be a JSON object with"
              + " an array \"models\"");
      return List.of();
    }
    cursor.enterObject();
    while (cursor.nextMember()) {
      if (cursor.select(OVERRIDES) == 0) {
        models();
      } else {
        cursor.skipValue();
      }
    }
    return List.copyOf(overrides);
  }

  private void models() {
    overrides.clear();
    if (cursor.peek() != JsonCursor.Kind.ARRAY) {
      cursor.skipValue();
      warnings.add(
          "warning: ignoring malformed pricing.overrides.models in config; it must be an array");
      return;
    }
    cursor.enterArray();
    for (int i = 0; cursor.nextElement(); i++) {
      Row row = new Row();
      try {
        row.read();
        overrides.add(row.override());
      } catch (Flaw e) {
        warnings.add(
            "warning: ignoring pricing.overrides.models[" + i + "] in config; " + e.getMessage());
      }
    }
  }

  /** One row. Reads it to its end whatever is wrong, so that the next one can be read. */
  private final class Row {
    private final @Nullable BigDecimal[] prices = new @Nullable BigDecimal[PRICES];
    private @Nullable BigDecimal[] longPrices = new @Nullable BigDecimal[PRICES];
    private @Nullable BigDecimal threshold;
    private @Nullable BigDecimal fast;
    private boolean longer;
    private String vendor = "";
    private String model = "";
    private long from = Long.MIN_VALUE;
    private long to = Long.MAX_VALUE;
    private @Nullable String flaw;

    void read() throws Flaw {
      if (cursor.peek() != JsonCursor.Kind.OBJECT) {
        cursor.skipValue();
        throw new Flaw("it must be a JSON object");
      }
      cursor.enterObject();
      while (cursor.nextMember()) {
        int member = cursor.select(ROW);
        switch (member) {
          case 0, 1, 2, 3, 4 -> prices[member] = number(NAMES.get(member));
          case 6 -> fast = number("fastMultiplier");
          case 7 -> vendor = text("vendor");
          case 8 -> model = text("model");
          case 9 -> from = instant("validFrom", from);
          case 10 -> to = instant("validTo", to);
          case 11 -> longContext();
          default -> cursor.skipValue();
        }
      }
      if (flaw != null) {
        throw new Flaw(flaw);
      }
    }

    private void longContext() {
      longer = cursor.peek() == JsonCursor.Kind.OBJECT;
      longPrices = new @Nullable BigDecimal[PRICES];
      if (!longer) {
        if (cursor.peek() != JsonCursor.Kind.NULL) {
          flaw = "longContext must be an object or null";
        }
        cursor.skipValue();
        return;
      }
      cursor.enterObject();
      while (cursor.nextMember()) {
        int member = cursor.select(ROW);
        if (member >= 0 && member < PRICES) {
          longPrices[member] = number("longContext." + NAMES.get(member));
        } else if (member == PRICES) {
          threshold = number("longContext.thresholdTokens");
        } else {
          cursor.skipValue();
        }
      }
    }

    private @Nullable BigDecimal number(String name) {
      if (cursor.peek() == JsonCursor.Kind.NUMBER) {
        cursor.enterNumber();
        String text = cursor.text();
        if (text.length() <= 32) {
          BigDecimal number = new BigDecimal(text);
          if (number.signum() >= 0 && number.compareTo(LARGEST) <= 0) {
            return number;
          }
        }
      } else {
        boolean nothing = cursor.peek() == JsonCursor.Kind.NULL;
        cursor.skipValue();
        if (nothing) {
          return null;
        }
      }
      flaw = name + " must be a number, 0 or more";
      return null;
    }

    private String text(String name) {
      if (cursor.peek() == JsonCursor.Kind.STRING) {
        return cursor.readString().strip();
      }
      cursor.skipValue();
      flaw = name + " must be a text";
      return "";
    }

    private long instant(String name, long otherwise) {
      if (cursor.peek() == JsonCursor.Kind.NULL) {
        cursor.readNull();
        return otherwise;
      }
      long micros = Timestamps.micros(text(name));
      if (micros == Timestamps.INVALID || micros % PriceBook.VALIDITY_STEP_MICROS != 0) {
        flaw = name + " must be a day, YYYY-MM-DD, or an instant at a quarter of an hour";
        return otherwise;
      }
      return micros;
    }

    PriceOverride override() throws Flaw {
      if (vendor.isEmpty() || model.isEmpty()) {
        throw new Flaw("it must name a vendor and a model");
      }
      if (from >= to) {
        throw new Flaw("validFrom must be before validTo");
      }
      LongContext longContext = null;
      if (longer) {
        BigDecimal size = threshold;
        if (size == null || size.signum() == 0 || size.stripTrailingZeros().scale() > 0) {
          throw new Flaw("longContext must say thresholdTokens, a whole number, 1 or more");
        }
        longContext = new LongContext(size.longValueExact(), rates(longPrices, "longContext."));
      }
      BigDecimal factor = fast == null ? BigDecimal.ONE : fast.stripTrailingZeros();
      if (factor.signum() == 0 || factor.scale() > 4 || factor.precision() - factor.scale() > 4) {
        throw new Flaw("fastMultiplier must be above 0, below 10,000, of at most four decimals");
      }
      int scale = Math.max(0, factor.scale());
      Rates rates =
          new Rates(
              rates(prices, ""),
              longContext,
              factor.movePointRight(scale).intValueExact(),
              BigDecimal.ONE.movePointRight(scale).intValueExact(),
              from,
              to);
      if (!PriceOverride.whole(rates)) {
        throw new Flaw("the prices times fastMultiplier have more than six decimals");
      }
      return new PriceOverride(vendor, model, rates, fast != null);
    }

    private static TokenRates rates(@Nullable BigDecimal[] of, String where) throws Flaw {
      if (of[0] == null || of[1] == null) {
        throw new Flaw("it must say " + where + "input and " + where + "output");
      }
      long[] pico = new long[PRICES];
      for (int i = 0; i < PRICES; i++) {
        BigDecimal price =
            of[i] == null ? of[0] : of[i]; // unless said, like any other prompt token
        BigDecimal each = price.movePointRight(PICO_PER_TOKEN_SCALE).stripTrailingZeros();
        if (each.scale() > 0 || price.compareTo(DEAREST) > 0) {
          throw new Flaw(
              where
                  + NAMES.get(i)
                  + " must be dollars for a million tokens, at most 1,000,000 and six decimals");
        }
        pico[i] = each.longValueExact();
      }
      return new TokenRates(pico[0], pico[2], pico[3], pico[4], pico[1]);
    }
  }
}

package dev.cctally.plugins.codex;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.Rates;
import dev.cctally.spi.pricing.TokenRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the price table. Prices are decimal dollars per million tokens and become whole
 * pico-dollars per token without passing through binary floating point. A flaw in the table is a
 * defect of the plugin and ends the load with {@link IllegalArgumentException}.
 */
final class PriceTable {
  private static final FieldNames TABLE =
      FieldNames.of(
          "format",
          "snapshotDate",
          "longContextPolicy",
          "fallbackModel",
          "fastMultiplierDefault",
          "aliases",
          "models");
  private static final FieldNames ALIAS = FieldNames.of("alias", "model");
  private static final FieldNames ROW =
      FieldNames.of(
          "input",
          "output",
          "cacheRead",
          "thresholdTokens",
          "model",
          "longContext",
          "fastMultiplier",
          "validFrom",
          "validTo",
          "source",
          "note");
  private static final int INPUT = 0;
  private static final int OUTPUT = 1;
  private static final int CACHE_READ = 2;
  private static final int THRESHOLD = 3;
  private static final int PRICES = 3;
  private static final long MISSING = -1;
  private static final int CACHED_PART = 4; // where no price for cached input is published
  private static final int PICO_PER_TOKEN_SCALE = 6; // $1 per million tokens = 10⁶ pico-dollars

  private static final long MICROS_A_DAY = 86_400_000_000L;

  private final JsonCursor cursor = new JsonCursor();

  private PriceTable() {}

  static CodexPrices parse(byte[] json) {
    return new PriceTable().table(json);
  }

  private CodexPrices table(byte[] json) {
    LocalDate snapshot = null;
    String fallback = "";
    BigDecimal fastDefault = null;
    Map<String, String> aliases = new LinkedHashMap<>();
    List<PriceRow> rows = new ArrayList<>();
    cursor.reset(json, 0, json.length);
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(TABLE)) {
        case 0 -> require(number().intValueExact() == 1, "the format is not 1");
        case 1 -> snapshot = LocalDate.ofEpochDay(instant(cursor.readString()) / MICROS_A_DAY);
        case 2 ->
            require(
                cursor.readString().equals("whole_request"),
                "only whole_request is a known policy for long prompts");
        case 3 -> fallback = cursor.readString();
        case 4 -> fastDefault = number();
        case 5 -> {
          cursor.enterArray();
          while (cursor.nextElement()) {
            alias(aliases);
          }
        }
        case 6 -> {
          cursor.enterArray();
          while (cursor.nextElement()) {
            rows.add(row());
          }
        }
        default -> cursor.skipValue();
      }
    }
    cursor.finish();
    if (snapshot == null) {
      throw flaw("the snapshot date is missing");
    }
    if (fastDefault == null) {
      throw flaw("the usual factor of the fast tier is missing");
    }
    return new CodexPrices(snapshot, rows, aliases, fallback, Factor.of(fastDefault));
  }

  private void alias(Map<String, String> aliases) {
    String alias = "";
    String model = "";
    cursor.enterObject();
    while (cursor.nextMember()) {
      switch (cursor.select(ALIAS)) {
        case 0 -> alias = cursor.readString();
        case 1 -> model = cursor.readString();
        default -> cursor.skipValue();
      }
    }
    require(!alias.isEmpty() && !model.isEmpty(), "an alias is incomplete");
    aliases.put(alias, model);
  }

  private PriceRow row() {
    long[] prices = noPrices();
    String model = "";
    LongContext longContext = null;
    BigDecimal fast = BigDecimal.ONE;
    long from = Long.MIN_VALUE;
    long to = Long.MAX_VALUE;
    String source = "";
    String note = null;
    cursor.enterObject();
    while (cursor.nextMember()) {
      int member = cursor.select(ROW);
      switch (member) {
        case INPUT, OUTPUT, CACHE_READ -> prices[member] = picoPerToken();
        case 4 -> model = cursor.readString();
        case 5 -> longContext = longContext();
        case 6 -> fast = number();
        case 7 -> from = day(from);
        case 8 -> to = day(to);
        case 9 -> source = cursor.readString();
        case 10 -> note = cursor.stringOrNull();
        default -> cursor.skipValue();
      }
    }
    require(!model.isEmpty(), "a row names no model");
    Factor factor = Factor.of(fast);
    Rates rates =
        new Rates(
            rates(prices, model), longContext, factor.numerator(), factor.denominator(), from, to);
    return new PriceRow(model, rates, note == null ? source : source + "; " + note);
  }

  private @Nullable LongContext longContext() {
    if (cursor.peek() == JsonCursor.Kind.NULL) {
      cursor.readNull();
      return null;
    }
    long[] prices = noPrices();
    long threshold = 0;
    cursor.enterObject();
    while (cursor.nextMember()) {
      int member = cursor.select(ROW);
      if (member == THRESHOLD) {
        threshold = number().longValueExact();
      } else if (member >= 0 && member < PRICES) {
        prices[member] = picoPerToken();
      } else {
        cursor.skipValue();
      }
    }
    return new LongContext(threshold, rates(prices, "a long prompt"));
  }

  private static long[] noPrices() {
    return new long[] {MISSING, MISSING, MISSING};
  }

  private static TokenRates rates(long[] prices, String what) {
    long input = prices[INPUT];
    long output = prices[OUTPUT];
    long cacheRead = prices[CACHE_READ];
    if (cacheRead == MISSING) {
      require(
          input % CACHED_PART == 0, "a quarter of the input price of " + what + " is not whole");
      cacheRead = input / CACHED_PART;
    }
    require(
        input >= 0 && output >= 0 && cacheRead >= 0,
        "a price of " + what + " is missing or negative");
    // Nothing is ever written to a cache for money; the price of input is the closest there is.
    return new TokenRates(input, cacheRead, input, input, output);
  }

  private long picoPerToken() {
    long price = number().movePointRight(PICO_PER_TOKEN_SCALE).longValueExact();
    require(price >= 0, "a price is negative");
    return price;
  }

  /** The start of a day in UTC, or the given value for {@code null}. */
  private long day(long otherwise) {
    String date = cursor.stringOrNull();
    return date == null ? otherwise : instant(date);
  }

  /** Not by the JDK's formatters: making them costs more than reading the whole table. */
  private static long instant(String date) {
    long micros = Timestamps.micros(date);
    require(micros != Timestamps.INVALID, "a date is no date");
    return micros;
  }

  private BigDecimal number() {
    cursor.enterNumber();
    return new BigDecimal(cursor.text());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw flaw(otherwise);
    }
  }

  private static IllegalArgumentException flaw(String what) {
    return new IllegalArgumentException("price table: " + what);
  }

  /**
   * What the fast tier costs more, as a fraction.
   *
   * @param numerator above the line
   * @param denominator below the line
   */
  record Factor(int numerator, int denominator) {
    static Factor of(BigDecimal decimal) {
      int denominator = BigDecimal.ONE.movePointRight(Math.max(0, decimal.scale())).intValueExact();
      return new Factor(
          decimal.multiply(BigDecimal.valueOf(denominator)).intValueExact(), denominator);
    }

    /** The same rates with this factor. */
    Rates appliedTo(Rates rates) {
      return new Rates(
          rates.standard(),
          rates.longContext(),
          numerator,
          denominator,
          rates.validFromMicros(),
          rates.validToMicros());
    }
  }
}

package dev.cctally.plugins.claude;

import dev.cctally.spi.json.FieldNames;
import dev.cctally.spi.json.JsonCursor;
import dev.cctally.spi.json.Timestamps;
import dev.cctally.spi.pricing.LongContext;
import dev.cctally.spi.pricing.Rates;
import dev.cctally.spi.pricing.TokenRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the price table. Prices are decimal dollars per million tokens and become whole
 * pico-dollars per token without passing through binary floating point. A flaw in the table is a
 * defect of the plugin and ends the load with {@link IllegalArgumentException}.
 */
final class PriceTable {
  private static final FieldNames TABLE =
      FieldNames.of("format", "snapshotDate", "longContextPolicy", "models");
  private static final FieldNames ROW =
      FieldNames.of(
          "input",
          "output",
          "cacheWrite5m",
          "cacheWrite1h",
          "cacheRead",
          "thresholdTokens",
          "model",
          "longContext",
          "fastMultiplier",
          "validFrom",
          "validTo",
          "source",
          "note");
  private static final int PRICES = 5;
  private static final int THRESHOLD = 5;
  private static final int PICO_PER_TOKEN_SCALE = 6; // $1 per million tokens = 10⁶ pico-dollars

  private static final long MICROS_A_DAY = 86_400_000_000L;

  private final JsonCursor cursor = new JsonCursor();

  private PriceTable() {}

  static ClaudePrices parse(byte[] json) {
    return new PriceTable().table(json);
  }

  private ClaudePrices table(byte[] json) {
    LocalDate snapshot = null;
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
        case 3 -> {
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
    return new ClaudePrices(snapshot, rows);
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
        case 0, 1, 2, 3, 4 -> prices[member] = picoPerToken();
        case 6 -> model = cursor.readString();
        case 7 -> longContext = longContext();
        case 8 -> fast = number();
        case 9 -> from = day(from);
        case 10 -> to = day(to);
        case 11 -> source = cursor.readString();
        case 12 -> note = cursor.stringOrNull();
        default -> cursor.skipValue();
      }
    }
    require(!model.isEmpty(), "a row names no model");
    int denominator = BigDecimal.ONE.movePointRight(Math.max(0, fast.scale())).intValueExact();
    Rates rates =
        new Rates(
            rates(prices, model),
            longContext,
            fast.multiply(BigDecimal.valueOf(denominator)).intValueExact(),
            denominator,
            from,
            to);
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
    return new long[] {-1, -1, -1, -1, -1};
  }

  private static TokenRates rates(long[] prices, String what) {
    for (long price : prices) {
      if (price < 0) {
        throw flaw("a price of " + what + " is missing or negative");
      }
    }
    return new TokenRates(prices[0], prices[4], prices[2], prices[3], prices[1]);
  }

  private long picoPerToken() {
    return number().movePointRight(PICO_PER_TOKEN_SCALE).longValueExact();
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
}

package dev.cctally.cli.render;

import dev.cctally.platform.ingest.Fate;
import dev.cctally.platform.report.explain.Price;
import dev.cctally.platform.report.explain.Term;
import dev.cctally.spi.model.SpeedTier;
import java.util.Locale;

/** What explanations say, in words. */
final class ExplainWords {
  private ExplainWords() {}

  static String of(Fate fate) {
    return switch (fate) {
      case COUNTED -> "it counts";
      case LESS_COMPLETE ->
          "by rule 1: another account of the same response is more complete and counts";
      case REPEATED -> "by rule 1: another account of the same response came first and counts";
      case SHADOW -> "by rule 2: a sub-agent's second account of a response of its session";
      case REPLAYED -> "by rule 3: part of the copy that a forked log begins with";
      case NOT_STORED -> "not stored: the log has been changed since it was read";
      case LATER -> "later than now, where reports end";
    };
  }

  /** The class as tables and JSON call it. */
  static String of(Term.TokenClass tokenClass) {
    return switch (tokenClass) {
      case INPUT -> "input";
      case OUTPUT -> "output";
      case CACHE_WRITE_5M -> "cache write, 5 minutes";
      case CACHE_WRITE_1H -> "cache write, 1 hour";
      case CACHE_READ -> "cache read";
    };
  }

  /** How a price comes about, one line. */
  static String of(String model, Price price) {
    return switch (price) {
      case Price.Recorded _ -> "the cost is what the tool itself wrote down";
      case Price.Unrecorded _ ->
          "the tool wrote down no cost, and with --mode display no other is taken";
      case Price.None _ -> "no price is known for " + model + ", so it costs nothing here";
      case Price.Listed listed -> listed(model, listed);
    };
  }

  private static String listed(String model, Price.Listed price) {
    StringBuilder text = new StringBuilder("price: ").append(price.source());
    if (price.fallback()) {
      text.append("; ").append(model).append(" is unknown and priced as ").append(price.pricedAs());
    } else if (!price.pricedAs().equals(model)) {
      text.append("; listed as ").append(price.pricedAs());
    }
    long from = price.rates().validFromMicros();
    long to = price.rates().validToMicros();
    if (from != Long.MIN_VALUE) {
      text.append("; valid from ").append(Instants.iso(from), 0, 10);
    }
    if (to != Long.MAX_VALUE) {
      text.append("; valid until ").append(Instants.iso(to), 0, 10);
    }
    Long threshold = price.threshold();
    if (threshold != null) {
      text.append("; prompt ")
          .append(price.longPrompt() ? "above " : "not above ")
          .append(Counts.grouped(threshold))
          .append(price.longPrompt() ? ": every token at the long rates" : "");
    }
    if (price.fast()) {
      text.append("; fast: times ").append(price.rates().fastNumerator());
      if (price.rates().fastDenominator() != 1) {
        text.append('/').append(price.rates().fastDenominator());
      }
    } else if (price.speed() == SpeedTier.FAST) {
      text.append("; fast, which costs no more by this list");
    }
    return text.toString();
  }

  static String of(SpeedTier speed) {
    return speed.name().toLowerCase(Locale.ROOT);
  }
}

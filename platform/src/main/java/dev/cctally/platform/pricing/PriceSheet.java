package dev.cctally.platform.pricing;

import dev.cctally.platform.ingest.UsageCell;
import dev.cctally.spi.model.SpeedTier;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One vendor's prices as a calculation needs them: each price is asked for once and kept. Make one
 * for each calculation; used by one thread. The price book is fetched when the first price is asked
 * for.
 *
 * <p>A price book that throws leaves the models concerned without a price; the source is told, and
 * {@link #failure} tells.
 */
public final class PriceSheet {
  private final PriceSource source;
  private final String vendorId;
  private final Map<String, ModelPrices> models = new HashMap<>();
  private boolean opened;
  private @Nullable PriceBook book;
  private long[] thresholds = new long[0];
  private @Nullable String failure;
  private @Nullable SpeedTier defaultSpeed;

  /**
   * Makes a sheet.
   *
   * @param prices gives the price book when it is needed, and is told if it fails
   * @param vendorId the vendor
   */
  public PriceSheet(PriceSource prices, String vendorId) {
    source = Objects.requireNonNull(prices, "prices");
    this.vendorId = Objects.requireNonNull(vendorId, "vendorId");
  }

  /**
   * {@return the prices of a model; the same object for the same model}
   *
   * @param model the model id as the vendor wrote it
   */
  public ModelPrices model(String model) {
    ModelPrices known = models.get(model);
    if (known == null) {
      known = new ModelPrices(this, model);
      models.put(model, known);
    }
    return known;
  }

  /**
   * {@return the price of a cell's tokens}
   *
   * @param cell the cell
   */
  public CellPrice price(UsageCell cell) {
    return model(cell.model()).at(cell.bucketMicros(), cell.speed(), cell.promptTier());
  }

  /**
   * {@return what the price book says for one response, for calculations over single entries}
   *
   * @param model the model id as the vendor wrote it
   * @param atMicros microseconds since 1970-01-01T00:00:00Z
   */
  public Quote quote(String model, long atMicros) {
    return ask(prices -> prices.quote(model, atMicros), Quote.Unpriced.INSTANCE);
  }

  /** {@return the speed of responses whose log does not tell it} */
  public SpeedTier defaultSpeed() {
    SpeedTier speed = defaultSpeed;
    if (speed == null) {
      speed = source.defaultSpeed(vendorId);
      defaultSpeed = speed;
    }
    return speed;
  }

  /** {@return what the price book threw first, or empty if all went well so far} */
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** The instants at which a model's price changes, ascending. */
  long[] changes(String model) {
    long[] changes = ask(prices -> prices.changesMicros(model).clone(), new long[0]);
    Arrays.sort(changes);
    return changes;
  }

  /** The prompt sizes above which some model costs more, ascending. */
  long[] thresholds() {
    open();
    return thresholds;
  }

  /** Asks the price book; {@code otherwise} if there is none or it throws. */
  <T> T ask(Function<PriceBook, T> question, T otherwise) {
    PriceBook prices = open();
    if (prices == null) {
      return otherwise;
    }
    try {
      return question.apply(prices);
    } catch (RuntimeException | LinkageError e) { // a plugin's defect must not end the report
      if (failure == null) {
        failure = e.toString();
        source.failed(vendorId, failure);
      }
      return otherwise;
    }
  }

  private @Nullable PriceBook open() {
    if (!opened) {
      opened = true;
      book = source.priceBook(vendorId).orElse(null);
      List<Long> sizes = ask(PriceBook::promptThresholds, List.of());
      thresholds = new long[sizes.size()];
      for (int i = 0; i < thresholds.length; i++) {
        thresholds[i] = sizes.get(i);
      }
    }
    return book;
  }
}

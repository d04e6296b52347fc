package dev.cctally.platform.plugin;

import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.pricing.Quote;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A price book that answers in time or throws a {@link PluginFailure}, and which is asked no more
 * after that. Between two changes of a model's price it is asked once: reports ask for every single
 * response.
 */
final class GuardedPrices implements PriceBook {
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private volatile @Nullable PriceBook prices;
  private final PluginUnit unit;
  private final Map<String, Model> models = new HashMap<>();
  private @Nullable List<Long> thresholds;
  private @Nullable PluginFailure failure;

  GuardedPrices(PriceBook prices, PluginUnit unit) {
    this.prices = prices;
    this.unit = unit;
  }

  /** What is known of a model; a quote for each stretch between two changes. */
  private record Model(long[] changes, @Nullable Quote[] quotes) {}

  @Override
  public synchronized Quote quote(String model, long atMicros) {
    Model known = model(model);
    int found = Arrays.binarySearch(known.changes(), atMicros);
    int span = found >= 0 ? found + 1 : -found - 1;
    Quote quote = known.quotes()[span];
    if (quote == null) {
      quote = ask(() -> prices().quote(model, atMicros));
      known.quotes()[span] = quote;
    }
    return quote;
  }

  @Override
  public synchronized long[] changesMicros(String model) {
    return model(model).changes().clone();
  }

  private Model model(String model) {
    Model known = models.get(model);
    if (known == null) {
      long[] changes = ask(() -> prices().changesMicros(model).clone());
      Arrays.sort(changes);
      known = new Model(changes, new Quote[changes.length + 1]);
      models.put(model, known);
    }
    return known;
  }

  @Override
  public synchronized List<Long> promptThresholds() {
    List<Long> known = thresholds;
    if (known == null) {
      known =
          ask(() -> {
            List<Long> asked = prices().promptThresholds();
            if (asked == null) {
              throw new PluginFailure("its promptThresholds() returned nothing");
            }
            return List.copyOf(asked);
          });
      thresholds = known;
    }
    return known;
  }

  @Override
  public synchronized LocalDate snapshotDate() {
    return ask(() -> prices().snapshotDate());
  }

  @Override
  public synchronized List<String> models() {
    return ask(() -> List.copyOf(prices().models()));
  }

  private PriceBook prices() {
    PriceBook known = prices;
    if (known == null) {
      throw new PluginFailure("it was given up");
    }
    return known;
  }

  /** Lets go of the price book, so that its memory comes free whoever still holds this. */
  void forget() {
    prices = null;
  }

  private <T> T ask(Callable<T> question) {
    if (failure != null) {
      throw failure;
    }
    try {
      return unit.answer(ANSWER, question);
    } catch (PluginFailure e) {
      failure = e;
      throw e;
    }
  }
}

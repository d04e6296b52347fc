package dev.cctally.platform.plugin;

import dev.cctally.platform.plugin.PluginThread.Outcome;
import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.Vendor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One plugin in this process: not loaded, loaded, or degraded. Once degraded it stays so, because
 * what state its code is in cannot be known. Thread-safe; a slow start holds up only who asked for
 * this plugin.
 */
final class PluginUnit {
  private final CheckedPlugin plugin;
  private final List<CheckedPlugin> loadOrder;
  private final PluginSettings settings;
  private final PluginWarnings warnings;

  private final RunMarks marks;
  private final PluginThread thread;
  private volatile boolean degraded;
  private volatile @Nullable String failure;
  private volatile boolean pricesAsked;
  private volatile @Nullable GuardedPrices prices;
  private volatile @Nullable PluginContainer container;
  private volatile @Nullable Vendor vendor;
  private volatile @Nullable Notifier notifier;

  PluginUnit(
      CheckedPlugin plugin,
      List<CheckedPlugin> loadOrder,
      PluginSettings settings,
      PluginWarnings warnings,
      RunMarks marks) {
    this.marks = marks;
    this.plugin = plugin;
    this.loadOrder = loadOrder;
    this.settings = settings;
    this.warnings = warnings;
    this.thread = new PluginThread(plugin.id());
  }

  CheckedPlugin plugin() {
    return plugin;
  }

  /** The plugin's vendor, or empty if it is degraded. */
  synchronized Optional<Vendor> vendor() {
    if (vendor == null && started()) {
      PluginContainer started = container;
      vendor = started == null ? null : atStart(() -> onlyVendor(started)).orElse(null);
    }
    return degraded ? Optional.empty() : Optional.ofNullable(vendor);
  }

  /** The plugin's notifier, or empty if it is degraded. */
  synchronized Optional<Notifier> notifier() {
    if (notifier == null && started()) {
      PluginContainer started = container;
      notifier = started == null ? null : atStart(() -> onlyNotifier(started)).orElse(null);
    }
    return degraded ? Optional.empty() : Optional.ofNullable(notifier);
  }

  private boolean started() {
    if (container == null && !degraded) {
      StandardStreams.keepForReports(plugin.id(), new PluginPrints(plugin.id(), this::printed));
      if (!plugin.plugin().bundled() && !mayStart()) {
        return false;
      }
      container =
          atStart(
                  () -> {
                    PluginContainer made = new PluginContainer(loadOrder, settings.spiVersion());
                    made.start();
                    return made;
                  })
              .orElse(null);
    }
    return container != null && !degraded;
  }

  /** Takes precautions against code that is not ours; whether it may run at all. */
  private boolean mayStart() {
    ExitGuard.arm(marks::ended);
    marks
        .starting(plugin.id())
        .forEach((id, off) -> {
          String what = "was running when cctally ended in the middle of a command";
          if (id.equals(plugin.id()) && off) {
            degrade(what + " for the third time and is switched off", false);
          } else if (id.equals(plugin.id())) {
            warnings.about(plugin, what);
          } else {
            warnings.add(
                id, "plugin " + id + " " + what + "; run `cctally plugins info " + id + "`");
          }
        });
    return !degraded;
  }

  private void printed() {
    warnings.about(plugin, "prints to standard output or error, which are for reports only");
  }

  /** Notices if a thread that the plugin has started calls for the end of the process. */
  void lookForExit() {
    ClassLoader loader = context();
    if (loader != null && ExitGuard.ends(loader)) {
      degrade("failed: it tried to end the program", false);
    }
  }

  private Vendor onlyVendor(PluginContainer started) {
    List<Vendor> vendors = started.extensions(Vendor.class);
    if (vendors.size() != 1) {
      throw new PluginFailure(
          "it offers "
              + (vendors.isEmpty() ? "no vendor" : vendors.size() + " vendors")
              + " instead of one");
    }
    Vendor only = vendors.getFirst();
    String id = only.info().id();
    if (!id.equals(plugin.plugin().vendorId())) {
      throw new PluginFailure(
          "its vendor calls itself '"
              + id
              + "' but its manifest says '"
              + plugin.plugin().vendorId()
              + "'");
    }
    return new GuardedVendor(only, only.info());
  }

  private Notifier onlyNotifier(PluginContainer started) {
    List<Notifier> found = started.extensions(Notifier.class);
    if (found.size() != 1) {
      throw new PluginFailure(
          "it offers "
              + (found.isEmpty() ? "no notifier" : found.size() + " notifiers")
              + " instead of one");
    }
    Notifier only = found.getFirst();
    String id = only.id();
    if (!id.equals(plugin.plugin().notifierId())) {
      throw new PluginFailure(
          "its notifier calls itself '"
              + id
              + "' but its manifest says '"
              + plugin.plugin().notifierId()
              + "'");
    }
    return new GuardedNotifier(id, only.autoPriority(), only, this);
  }

  private <T> Optional<T> atStart(Callable<T> call) {
    Duration deadline = settings.startDeadline();
    return settle(
        thread.call(context(), deadline, call),
        "failed to start: ",
        "it took longer than " + FailureReason.seconds(deadline));
  }

  /** Calls into the started plugin; see {@link PluginHost#call}. */
  <T> Optional<T> call(Duration deadline, Callable<T> call) {
    if (degraded) {
      return Optional.empty();
    }
    return settle(thread.call(context(), deadline, call), "failed: ", late(deadline));
  }

  private static String late(Duration deadline) {
    return "it did not answer within " + FailureReason.seconds(deadline);
  }

  /**
   * The vendor's prices, asked for once; see {@link PluginHost#priceBook}. They are there also if
   * something else of the plugin failed, so that what is stored has a price.
   */
  Optional<PriceBook> prices(Duration deadline) {
    Optional<Vendor> usable = vendor();
    synchronized (this) {
      if (!pricesAsked) {
        prices = askPrices(usable.orElse(vendor), deadline);
        pricesAsked = true;
      }
      return Optional.ofNullable(prices);
    }
  }

  private @Nullable GuardedPrices askPrices(@Nullable Vendor owner, Duration deadline) {
    if (owner == null) {
      return null;
    }
    try {
      return new GuardedPrices(answer(deadline, owner::priceBook), this);
    } catch (PluginFailure e) {
      return null; // and the plugin is degraded
    }
  }

  /**
   * Calls into the started plugin, whatever else has failed: a vendor whose logs cannot be read may
   * still know its prices.
   *
   * @throws PluginFailure if it throws or takes too long; the plugin is then degraded
   */
  <T> T answer(Duration deadline, Callable<T> call) {
    Outcome<T> outcome = thread.call(context(), deadline, call);
    if (outcome instanceof Outcome.Returned<T>(T value)) {
      return value;
    }
    String reason = "it was interrupted";
    if (outcome instanceof Outcome.Failed<T>(String why, boolean memory)) {
      reason = why;
      degrade("failed: " + why, memory);
    } else if (outcome instanceof Outcome.TimedOut<T>) {
      reason = late(deadline);
      degrade("failed: " + reason, false);
    }
    throw new PluginFailure(reason);
  }

  // Not a pattern switch: its call site is not in the AOT cache and would be linked at every start.
  private <T> Optional<T> settle(Outcome<T> outcome, String failed, String late) {
    if (outcome instanceof Outcome.Returned<T>(T value)) {
      return Optional.of(value);
    }
    if (outcome instanceof Outcome.Failed<T>(String reason, boolean memory)) {
      degrade(failed + reason, memory);
    } else if (outcome instanceof Outcome.TimedOut<T>) {
      degrade(failed + late, false);
    }
    return Optional.empty();
  }

  private @Nullable ClassLoader context() {
    PluginContainer started = container;
    return started == null ? null : started.classLoader();
  }

  /**
   * Gives the plugin up. What went wrong first is what is said; the rest follows from it.
   *
   * @param what a clause for a warning
   * @param release whether what it holds in memory is let go, as far as nobody else holds it
   */
  void degrade(String what, boolean release) {
    if (release) {
      release(); // first: there may be no memory left to say anything
    }
    if (!degraded) {
      degraded = true;
      failure = what;
      warnings.about(plugin, what);
    }
  }

  // Without the lock: whoever holds it may be waiting for the plugin. Callers further up still hold
  // these objects, so it is not enough to forget them here.
  private void release() {
    PluginContainer started = container;
    if (started != null) {
      started.forget();
    }
    if (vendor instanceof GuardedVendor guarded) {
      guarded.forget();
    }
    GuardedPrices known = prices;
    if (known != null) {
      known.forget();
    }
    container = null;
    vendor = null;
    notifier = null;
    prices = null;
    pricesAsked = true;
  }

  /** How it failed in this process, as a clause, or {@code null}. */
  @Nullable String failure() {
    return failure;
  }

  /** Whether it has been started in this process. */
  boolean used() {
    return container != null || degraded;
  }

  /** Stops the plugin and closes its class loader. */
  synchronized void close() {
    degraded = true;
    PluginContainer started = container;
    container = null;
    vendor = null;
    notifier = null;
    if (started == null) {
      return;
    }
    // unloadPlugins stops too; stopPlugins fails with a ConcurrentModificationException (pf4j
    // #656).
    thread.call(
        started.classLoader(),
        settings.startDeadline(),
        () -> {
          started.unloadPlugins();
          return true;
        });
    thread.close();
  }
}

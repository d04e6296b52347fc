package dev.cctally.platform.plugin;

import dev.cctally.platform.plugin.PluginThread.Outcome;
import dev.cctally.spi.notify.Notifier;
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

  private volatile boolean degraded;
  private @Nullable PluginContainer container; // guarded by this
  private @Nullable Vendor vendor; // guarded by this
  private @Nullable List<Notifier> notifiers; // guarded by this

  PluginUnit(
      CheckedPlugin plugin,
      List<CheckedPlugin> loadOrder,
      PluginSettings settings,
      PluginWarnings warnings) {
    this.plugin = plugin;
    this.loadOrder = loadOrder;
    this.settings = settings;
    this.warnings = warnings;
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

  /** The plugin's notifiers, empty if it is degraded. */
  synchronized List<Notifier> notifiers() {
    if (notifiers == null && started()) {
      PluginContainer started = container;
      notifiers = started == null ? null : atStart(() -> guardedNotifiers(started)).orElse(null);
    }
    return degraded || notifiers == null ? List.of() : notifiers;
  }

  private boolean started() {
    if (container == null && !degraded) {
      StandardStreams.keepForReports();
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
    return only;
  }

  private List<Notifier> guardedNotifiers(PluginContainer started) {
    List<Notifier> found = started.extensions(Notifier.class);
    if (found.isEmpty()) {
      throw new PluginFailure("it offers no notifier");
    }
    return found.stream()
        .<Notifier>map(notifier -> new GuardedNotifier(notifier.id(), notifier, this))
        .toList();
  }

  private <T> Optional<T> atStart(Callable<T> call) {
    Duration deadline = settings.startDeadline();
    return settle(
        PluginThread.call(plugin.id(), context(), deadline, call),
        "failed to start: ",
        "it took longer than " + FailureReason.seconds(deadline));
  }

  /** Calls into the started plugin; see {@link PluginHost#call}. */
  <T> Optional<T> call(Duration deadline, Callable<T> call) {
    if (degraded) {
      return Optional.empty();
    }
    return settle(
        PluginThread.call(plugin.id(), context(), deadline, call),
        "failed: ",
        "it did not answer within " + FailureReason.seconds(deadline));
  }

  // Not a pattern switch: its call site is not in the AOT cache and would be linked at every start.
  private <T> Optional<T> settle(Outcome<T> outcome, String failed, String late) {
    if (outcome instanceof Outcome.Returned<T>(T value)) {
      return Optional.of(value);
    }
    if (outcome instanceof Outcome.Failed<T>(String reason)) {
      degrade(failed + reason);
    } else if (outcome instanceof Outcome.TimedOut<T>) {
      degrade(failed + late);
    }
    return Optional.empty();
  }

  private synchronized @Nullable ClassLoader context() {
    return container == null ? null : container.classLoader();
  }

  /** Gives the plugin up. */
  void degrade(String what) {
    degraded = true;
    warnings.about(plugin, what);
  }

  /** Stops the plugin and closes its class loader. */
  synchronized void close() {
    degraded = true;
    PluginContainer started = container;
    container = null;
    vendor = null;
    notifiers = null;
    if (started == null) {
      return;
    }
    // unloadPlugins stops too; stopPlugins fails with a ConcurrentModificationException (pf4j
    // #656).
    PluginThread.call(
        plugin.id(),
        started.classLoader(),
        settings.startDeadline(),
        () -> {
          started.unloadPlugins();
          return true;
        });
  }
}

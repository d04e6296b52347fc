package dev.cctally.platform.plugin;

import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.Vendor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The plugin host on PF4J. Making one costs nothing: manifests are read when somebody first asks
 * what is installed, and PF4J itself is touched only when a plugin is loaded. A process that asks
 * for one vendor opens that vendor's jar and no other.
 *
 * <p>From the first load on, {@code System.out} is standard error, so that a plugin that prints
 * does not damage a report: take {@code System.out} before and write to that.
 */
public final class Pf4jPluginHost implements PluginHost {
  private static final Duration PRICES_TAKE_AT_MOST = Duration.ofSeconds(10);

  private final Supplier<PluginSettings> configured;
  private final RunMarks marks;
  private final PluginWarnings warnings = new PluginWarnings();
  private final Map<String, PluginUnit> units = new ConcurrentHashMap<>();
  private @Nullable PluginSettings settings; // guarded by this
  private @Nullable PluginCatalog catalog; // guarded by this

  /**
   * Makes a host. Reads nothing.
   *
   * @param settings where plugins are and which may run
   */
  public Pf4jPluginHost(PluginSettings settings) {
    this(() -> settings);
  }

  /**
   * Makes a host. Reads nothing.
   *
   * @param configured tells where plugins are and which may run; asked once, when somebody first
   *     asks what is installed
   */
  public Pf4jPluginHost(Supplier<PluginSettings> configured) {
    this(configured, RunMarks.NONE);
  }

  /**
   * Makes a host. Reads nothing.
   *
   * @param configured tells where plugins are and which may run; asked once, when somebody first
   *     asks what is installed
   * @param marks notes which of the user's plugins runs
   */
  public Pf4jPluginHost(Supplier<PluginSettings> configured, RunMarks marks) {
    this.configured = configured;
    this.marks = marks;
  }

  @Override
  public List<InstalledPlugin> installed() {
    return catalog().installed();
  }

  @Override
  public List<UnusablePlugin> unusable() {
    return catalog().unusable();
  }

  @Override
  public boolean bundledOnly() {
    return settings().userDirectory() == null;
  }

  @Override
  public Optional<Vendor> vendor(String vendorId) {
    return unitOf(vendorId).flatMap(PluginUnit::vendor);
  }

  @Override
  public Optional<Notifier> notifier(String notifierId) {
    return catalog().ofNotifier(notifierId).map(this::unit).flatMap(PluginUnit::notifier);
  }

  @Override
  public <T> Optional<T> call(String vendorId, Duration deadline, Callable<T> call) {
    return unitOf(vendorId).flatMap(unit -> unit.call(deadline, call));
  }

  @Override
  public Optional<PriceBook> priceBook(String vendorId) {
    return unitOf(vendorId).flatMap(unit -> unit.prices(PRICES_TAKE_AT_MOST));
  }

  @Override
  public void degrade(String vendorId, String error) {
    unitOf(vendorId)
        .ifPresentOrElse(
            unit -> unit.degrade("failed: " + error, false),
            () -> warnings.add(vendorId, "vendor " + vendorId + " failed: " + error));
  }

  @Override
  public void release(String vendorId) {
    PluginUnit unit = unitOf(vendorId).orElse(null);
    if (unit != null) {
      unit.degrade("failed: it ran out of memory", true);
    }
  }

  @Override
  public void warn(PluginWarning warning) {
    warnings.add(warning.plugin(), warning.error());
  }

  @Override
  public PluginRun run() {
    units.values().forEach(PluginUnit::lookForExit);
    Map<String, String> failed = new TreeMap<>();
    Set<String> worked = new TreeSet<>();
    for (PluginUnit unit : units.values()) {
      String failure = unit.failure();
      if (failure != null) {
        failed.put(unit.plugin().id(), failure);
      } else if (unit.used()) {
        worked.add(unit.plugin().id());
      }
    }
    return new PluginRun(failed, worked);
  }

  @Override
  public List<PluginWarning> warnings() {
    units.values().forEach(PluginUnit::lookForExit);
    return warnings.all();
  }

  private Optional<PluginUnit> unitOf(String vendorId) {
    return catalog().ofVendor(vendorId).map(this::unit);
  }

  private PluginUnit unit(CheckedPlugin plugin) {
    return units.computeIfAbsent(
        plugin.id(),
        id -> new PluginUnit(plugin, catalog().loadOrder(plugin), settings(), warnings, marks));
  }

  private synchronized PluginCatalog catalog() {
    PluginCatalog known = catalog;
    if (known == null) {
      known = new CatalogScan(settings(), warnings).run();
      catalog = known;
    }
    return known;
  }

  private synchronized PluginSettings settings() {
    PluginSettings known = settings;
    if (known == null) {
      known = configured.get();
      settings = known;
    }
    return known;
  }

  @Override
  public void close() {
    units.values().forEach(PluginUnit::close);
  }
}

package dev.cctally.platform.plugin;

import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.Vendor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The installed plugins. Descriptors are read from manifests; classes load only when a plugin is
 * asked for. A plugin that throws, hangs or does not fit degrades itself only: the failure becomes
 * a {@link PluginWarning} and the answer is empty. Safe for several threads.
 */
public interface PluginHost extends AutoCloseable {
  /** The file in the data directory that keeps how plugins failed in earlier runs. */
  String FAILURES_FILE = "plugin-failures.json";

  /**
   * {@return every usable plugin by its manifest: bundled ones first, then by id} Loads no class.
   */
  List<InstalledPlugin> installed();

  /**
   * {@return plugins that are there but are not used: switched off, not trusted, incompatible,
   * duplicates, invalid} Loads no class.
   */
  default List<UnusablePlugin> unusable() {
    return List.of();
  }

  /** {@return whether the user's plugins are left out: safe mode} */
  default boolean bundledOnly() {
    return false;
  }

  /**
   * {@return the vendor with an id, loading its plugin at the first call; empty if no plugin brings
   * it or the plugin is degraded}
   *
   * @param vendorId the vendor
   */
  Optional<Vendor> vendor(String vendorId);

  /**
   * {@return the notifier with an id, loading its plugin at the first call; empty if no plugin
   * brings it or the plugin is degraded} It never throws and never takes longer than agreed.
   *
   * @param notifierId the notifier
   */
  default Optional<Notifier> notifier(String notifierId) {
    return Optional.empty();
  }

  /**
   * Calls into a plugin on a thread of its own, with the plugin's class loader as context.
   *
   * @param vendorId whose plugin is called
   * @param deadline how long it may take
   * @param call the call
   * @return its result, or empty if it threw or took too long; the vendor is then degraded
   */
  <T> Optional<T> call(String vendorId, Duration deadline, Callable<T> call);

  /**
   * {@return a vendor's prices, asked for at most once; empty if no plugin brings the vendor or it
   * is degraded}
   *
   * @param vendorId the vendor
   */
  Optional<PriceBook> priceBook(String vendorId);

  /**
   * Notes that a call into a plugin failed elsewhere.
   *
   * @param vendorId whose plugin it was
   * @param error one sentence
   */
  void degrade(String vendorId, String error);

  /**
   * Gives a vendor's plugin up because memory ran out while it ran, and lets go of what it holds.
   *
   * @param vendorId whose plugin it was
   */
  default void release(String vendorId) {
    degrade(vendorId, "it ran out of memory");
  }

  /**
   * Adds something that whoever asked for a report should know.
   *
   * @param warning what
   */
  default void warn(PluginWarning warning) {
    degrade(warning.plugin(), warning.error());
  }

  /** {@return which plugins worked and which failed in this process so far} */
  default PluginRun run() {
    return PluginRun.NOTHING;
  }

  /** {@return what is wrong with plugins so far, in the order it was found, without repetition} */
  List<PluginWarning> warnings();

  /** Stops plugins and closes their class loaders. */
  @Override
  void close();
}

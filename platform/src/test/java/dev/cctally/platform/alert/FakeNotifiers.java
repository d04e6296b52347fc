package dev.cctally.platform.alert;

import dev.cctally.platform.plugin.InstalledPlugin;
import dev.cctally.platform.plugin.PluginHost;
import dev.cctally.platform.plugin.PluginWarning;
import dev.cctally.platform.plugin.ReportShape;
import dev.cctally.spi.notify.Notifier;
import dev.cctally.spi.notify.NotifierHost;
import dev.cctally.spi.pricing.PriceBook;
import dev.cctally.spi.vendor.Vendor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Notifiers without jars that remember what they were asked to deliver. */
final class FakeNotifiers implements PluginHost {
  final List<String> loaded = new ArrayList<>();
  final List<String> delivered = new ArrayList<>();
  final List<String> settings = new ArrayList<>();
  Notifier.Delivery delivery = new Notifier.Delivery.Delivered();
  @Nullable RuntimeException failure;

  private final Map<String, Notifier> notifiers = new LinkedHashMap<>();
  private final List<InstalledPlugin> installed = new ArrayList<>();

  void add(String id, int priority, String system) {
    notifiers.put(id, new Fake(id, priority, system));
    installed.add(
        new InstalledPlugin(
            "test." + installed.size(),
            "1.0.0",
            "tests",
            ">=1.0.0",
            Set.of("notifier"),
            null,
            Map.of(),
            ReportShape.GENERAL,
            Path.of(id + ".jar"),
            true,
            id));
  }

  private final class Fake implements Notifier {
    private final String id;
    private final int priority;
    private final String system;

    Fake(String id, int priority, String system) {
      this.id = id;
      this.priority = priority;
      this.system = system;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public int autoPriority() {
      return priority;
    }

    @Override
    public Availability availability(NotifierHost host) {
      return host.environment().operatingSystem().equals(system)
          ? new Availability.Available()
          : new Availability.Unavailable("not on this system");
    }

    @Override
    public Delivery deliver(Notification notification, NotifierHost host) {
      if (failure != null) {
        throw failure;
      }
      delivered.add(id);
      settings.add(
          "url="
              + host.setting("url").orElse("-")
              + ", secret="
              + host.setting("secret").orElse("-"));
      return delivery;
    }
  }

  @Override
  public List<InstalledPlugin> installed() {
    return List.copyOf(installed);
  }

  @Override
  public Optional<Notifier> notifier(String notifierId) {
    loaded.add(notifierId);
    return Optional.ofNullable(notifiers.get(notifierId));
  }

  @Override
  public Optional<Vendor> vendor(String vendorId) {
    return Optional.empty();
  }

  @Override
  public <T> Optional<T> call(String vendorId, Duration deadline, Callable<T> call) {
    return Optional.empty();
  }

  @Override
  public Optional<PriceBook> priceBook(String vendorId) {
    return Optional.empty();
  }

  @Override
  public void degrade(String vendorId, String error) {
    throw new AssertionError(error);
  }

  @Override
  public List<PluginWarning> warnings() {
    return List.of();
  }

  @Override
  public void close() {}
}

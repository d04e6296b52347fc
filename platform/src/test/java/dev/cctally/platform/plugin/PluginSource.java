package dev.cctally.platform.plugin;

/** Java source of plugins for tests, compiled while the test runs. */
final class PluginSource {
  private PluginSource() {}

  /**
   * A vendor.
   *
   * @param name simple class name, in package {@code sample}
   * @param vendorId what {@code info()} says
   * @param members further members, such as a static initialiser
   * @param logSources statements of {@code logSources()}
   */
  static String vendor(String name, String vendorId, String members, String logSources) {
    return """
    package sample;

    import dev.cctally.spi.pricing.PriceBook;
    import dev.cctally.spi.vendor.ContractNames;
    import dev.cctally.spi.vendor.CostBasis;
    import dev.cctally.spi.vendor.LogSource;
    import dev.cctally.spi.vendor.Vendor;
    import dev.cctally.spi.vendor.VendorInfo;
    import java.util.List;

    public final class NAME implements Vendor {
      MEMBERS

      @Override
      public VendorInfo info() {
        return new VendorInfo(
            "VENDOR", "Sample", CostBasis.ACTUAL, List.of("calendar-month"),
            ContractNames.general("VENDOR", "Sample"));
      }

      @Override
      public List<LogSource> logSources() {
        LOG_SOURCES
      }

      @Override
      public PriceBook priceBook() {
        throw new UnsupportedOperationException();
      }
    }
    """
        .replace("NAME", name)
        .replace("VENDOR", vendorId)
        .replace("MEMBERS", members)
        .replace("LOG_SOURCES", logSources);
  }

  /** A vendor with a static initialiser, constructor or other member of interest. */
  static String vendor(String name, String vendorId, String members) {
    return vendor(name, vendorId, members, "return List.of();");
  }

  /** A vendor without faults. */
  static String vendor(String name, String vendorId) {
    return vendor(name, vendorId, "");
  }

  /** A notifier whose {@code deliver} runs the given statements. */
  static String notifier(String name, String deliver) {
    return """
    package sample;

    import dev.cctally.spi.notify.Notifier;
    import dev.cctally.spi.notify.NotifierHost;

    public final class NAME implements Notifier {
      @Override
      public String id() {
        return "sample";
      }

      @Override
      public Availability availability(NotifierHost host) {
        return new Availability.Available();
      }

      @Override
      public Delivery deliver(Notification notification, NotifierHost host) {
        DELIVER
      }
    }
    """
        .replace("NAME", name)
        .replace("DELIVER", deliver);
  }
}

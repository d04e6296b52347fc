package dev.cctally.testkit.acme;

import dev.cctally.spi.vendor.Vendor;
import dev.cctally.testkit.conformance.Amount;
import dev.cctally.testkit.conformance.HomeVariable;
import dev.cctally.testkit.conformance.LogExample;
import dev.cctally.testkit.conformance.VendorConformance;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the kit is told about the vendor, the right one or a wrong one.
 *
 * @param maker makes instances
 * @param examples what is shown
 */
public record AcmeExamples(Supplier<Vendor> maker, List<LogExample> examples)
    implements VendorConformance {
  private static final String PARENT =
      """
      {"session":"s1","folder":"/w/app","begun":"2026-05-10T10:00:00Z"}
      {"model":"acme-1"}
      {"id":"m1","at":"2026-05-10T10:00:05.250Z","in":1000,"cached":400,"out":20,"text":"Looking \\u00e9."}
      {"id":"m2","at":"2026-05-10T10:01:00Z","in":2000,"cached":0,"out":30}
      """;

  private static final List<LogExample> SHOWN =
      List.of(
          LogExample.named("a session that changes its model")
              .file(
                  ".acme/logs/a.acme",
                  PARENT
                      + """
                      {"model":"acme-secret"}
                      {"id":"m3","at":"2026-05-10T10:02:00Z","in":10,"cached":0,"out":7}
                      """)
              .amountsTo(Amount.of(3).input(2610).cacheRead(400).output(57).dollars("0.00284")),
          LogExample.named("a fork with new ids and times")
              .file(".acme/logs/a.acme", PARENT)
              .file(
                  ".acme/logs/b.acme",
                  """
                  {"session":"s2","from":"s1","begun":"2026-05-10T11:00:00Z"}
                  {"model":"acme-1"}
                  {"id":"n1","at":"2026-05-10T11:00:00Z","in":1000,"cached":400,"out":20}
                  {"id":"n2","at":"2026-05-10T11:00:00Z","in":2000,"cached":0,"out":30}
                  {"id":"n3","at":"2026-05-10T11:05:00Z","in":500,"cached":500,"out":10}
                  """)
              .amountsTo(
                  Amount.of(3)
                      .input(2600)
                      .cacheRead(900)
                      .output(60)
                      .dollars("0.00293")
                      .inSessions(2))
              .forked());

  /** {@return the right vendor, well described} */
  public static AcmeExamples right() {
    return of(AcmeVendor::new);
  }

  static AcmeExamples of(Supplier<Vendor> maker) {
    return new AcmeExamples(maker, SHOWN);
  }

  @Override
  public Vendor vendor() {
    return maker.get();
  }

  @Override
  public List<HomeVariable> homeVariables() {
    return List.of(new HomeVariable("ACME_HOME", ".acme"));
  }
}
